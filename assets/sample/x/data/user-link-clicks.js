window.YTD.user_link_clicks.part0 = [
  {
    "userInteractionsData": {
      "linkClick": {
        "tweetId": "1821474429465528295",
        "finalUrl": "https://example.org/benches",
        "timeStampOfInteraction": "2024-08-08T09:12:00.688Z"
      }
    }
  }
]