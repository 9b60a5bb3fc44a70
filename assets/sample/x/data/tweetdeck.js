window.YTD.tweetdeck.part0 = [
  {
    "deck": {
      "title": "Home",
      "columns": []
    }
  }
]