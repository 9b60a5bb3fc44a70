window.YTD.lists_member.part0 = [
  {
    "userListInfo": {
      "url": "https://x.com/kiosk_number_five/lists/regulars"
    }
  }
]