window.YTD.mute.part0 = [
  {
    "muting": {
      "accountId": "9000000000000065001",
      "userLink": "https://x.com/intent/user?user_id=9000000000000065001"
    }
  }
]