window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "1888143273227190323",
      "updatedAt": "2025-02-08T08:30:11.000Z",
      "lifecycle": {
        "value": "1",
        "name": "Active",
        "originalName": "Active",
        "annotations": {}
      },
      "createdAt": "2025-02-08T08:30:11.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "What I learned in twelve winters of delivering things: doors are slower than roads, stairs are slower than doors, and a neighbour is faster than an app. Write the name on the bell. Put the light on. If you must be out, say where the parcel may sleep. And if a van stands in your way for two minutes, remember that it is carrying something for somebody who is waiting.",
        "mentions": [],
        "cashtags": [],
        "hashtags": [],
        "timestamps": []
      }
    }
  }
]