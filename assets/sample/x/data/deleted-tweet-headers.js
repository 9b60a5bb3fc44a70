window.YTD.deleted_tweet_headers.part0 = [
  {
    "tweet": {
      "tweet_id": "2114478105031608778",
      "user_id": "9000000000000000001",
      "created_at": "Sun Oct 25 22:04:00 +0000 2026",
      "deleted_at": "Mon Oct 26 06:01:00 +0000 2026"
    }
  }
]