window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2114478105031608778"
          ],
          "editableUntil": "2026-10-25T23:04:00.771Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.x.com\" rel=\"nofollow\">X Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "34"
      ],
      "favorite_count": "6",
      "id_str": "2114478105031608778",
      "truncated": false,
      "retweet_count": "1",
      "id": "2114478105031608778",
      "created_at": "Sun Oct 25 22:04:00 +0000 2026",
      "favorited": false,
      "full_text": "Typo of the week, gone by morning.",
      "lang": "en",
      "deleted_at": "Mon Oct 26 06:01:00 +0000 2026"
    }
  }
]