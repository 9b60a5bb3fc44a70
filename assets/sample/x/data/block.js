window.YTD.block.part0 = [
  {
    "blocking": {
      "accountId": "9000000000000066000",
      "userLink": "https://x.com/intent/user?user_id=9000000000000066000"
    }
  },
  {
    "blocking": {
      "accountId": "9000000000000066001",
      "userLink": "https://x.com/intent/user?user_id=9000000000000066001"
    }
  },
  {
    "blocking": {
      "accountId": "9000000000000066002",
      "userLink": "https://x.com/intent/user?user_id=9000000000000066002"
    }
  }
]