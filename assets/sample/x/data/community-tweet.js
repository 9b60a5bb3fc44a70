window.YTD.community_tweet.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1940123236561850043"
          ],
          "editableUntil": "2025-07-01T20:00:00.917Z",
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
        "47"
      ],
      "favorite_count": "15",
      "id_str": "1940123236561850043",
      "truncated": false,
      "retweet_count": "2",
      "id": "1940123236561850043",
      "created_at": "Tue Jul 01 19:00:00 +0000 2025",
      "favorited": false,
      "full_text": "Bicycle couriers: what do you do about cobbles?",
      "lang": "en",
      "community_id": "77",
      "community_id_str": "77",
      "scopes": {
        "followers": false
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1940123488220086319"
          ],
          "editableUntil": "2025-07-01T20:01:00.146Z",
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
        "51"
      ],
      "favorite_count": "11",
      "id_str": "1940123488220086319",
      "truncated": false,
      "retweet_count": "2",
      "id": "1940123488220086319",
      "created_at": "Tue Jul 01 19:01:00 +0000 2025",
      "favorited": false,
      "full_text": "Only for those who follow me: the cobbles have won.",
      "lang": "en",
      "community_id": "77",
      "community_id_str": "77",
      "scopes": {
        "followers": true
      }
    }
  }
]