window.YTD.lists_created.part0 = [
  {
    "userListInfo": {
      "url": "https://x.com/maren_holt_of_lindau/lists/couriers"
    }
  }
]