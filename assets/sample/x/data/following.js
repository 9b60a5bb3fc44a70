window.YTD.following.part0 = [
  {
    "following": {
      "accountId": "9000000000000087000",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087000"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087001",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087001"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087002",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087002"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087003",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087003"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087004",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087004"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087005",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087005"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087006",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087006"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087007",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087007"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087008",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087008"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087009",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087009"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087010",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087010"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087011",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087011"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087012",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087012"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087013",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087013"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087014",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087014"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087015",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087015"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087016",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087016"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087017",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087017"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087018",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087018"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087019",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087019"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087020",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087020"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087021",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087021"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087022",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087022"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087023",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087023"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087024",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087024"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087025",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087025"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087026",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087026"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087027",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087027"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087028",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087028"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087029",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087029"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087030",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087030"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087031",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087031"
    }
  },
  {
    "following": {
      "accountId": "9000000000000087032",
      "userLink": "https://x.com/intent/user?user_id=9000000000000087032"
    }
  }
]