window.YTD.follower.part0 = [
  {
    "follower": {
      "accountId": "9000000000000088000",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088000"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088001",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088001"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088002",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088002"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088003",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088003"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088004",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088004"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088005",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088005"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088006",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088006"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088007",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088007"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088008",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088008"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088009",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088009"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088010",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088010"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088011",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088011"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088012",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088012"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088013",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088013"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088014",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088014"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088015",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088015"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088016",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088016"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088017",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088017"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088018",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088018"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088019",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088019"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088020",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088020"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088021",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088021"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088022",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088022"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088023",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088023"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088024",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088024"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088025",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088025"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088026",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088026"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088027",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088027"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088028",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088028"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088029",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088029"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088030",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088030"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088031",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088031"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088032",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088032"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088033",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088033"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088034",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088034"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088035",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088035"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088036",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088036"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088037",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088037"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088038",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088038"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088039",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088039"
    }
  },
  {
    "follower": {
      "accountId": "9000000000000088040",
      "userLink": "https://x.com/intent/user?user_id=9000000000000088040"
    }
  }
]