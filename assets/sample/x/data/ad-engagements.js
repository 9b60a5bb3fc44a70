window.YTD.ad_engagements.part0 = [
  {
    "ad": {
      "adsUserData": {
        "adEngagements": {
          "engagements": [
            {
              "impressionAttributes": {
                "deviceInfo": {
                  "osType": "Android"
                },
                "displayLocation": "TimelineHome",
                "promotedTweetInfo": {
                  "tweetId": "2095832242713526364",
                  "tweetText": "A boot that keeps the rain where it belongs.",
                  "urls": [],
                  "mediaUrls": []
                },
                "advertiserInfo": {
                  "advertiserName": "Tussock Boots",
                  "screenName": "@tussock_boots_invented"
                },
                "matchedTargetingCriteria": [
                  {
                    "targetingType": "Age",
                    "targetingValue": "35 and up"
                  }
                ],
                "impressionTime": "2026-09-04 11:12:00"
              },
              "engagementAttributes": [
                {
                  "engagementTime": "2026-09-04 11:01:00",
                  "engagementType": "Click"
                }
              ]
            },
            {
              "impressionAttributes": {
                "deviceInfo": {
                  "osType": "Android"
                },
                "displayLocation": "TimelineHome",
                "promotedTweetInfo": {
                  "tweetId": "2096194630579127215",
                  "tweetText": "Insure what you carry &amp; what carries you.",
                  "urls": [],
                  "mediaUrls": []
                },
                "advertiserInfo": {
                  "advertiserName": "Harrow Mutual",
                  "screenName": "@harrow_mutual_invented"
                },
                "matchedTargetingCriteria": [
                  {
                    "targetingType": "Age",
                    "targetingValue": "35 and up"
                  }
                ],
                "impressionTime": "2026-09-05 11:12:00"
              },
              "engagementAttributes": [
                {
                  "engagementTime": "2026-09-05 11:01:00",
                  "engagementType": "Click"
                }
              ]
            },
            {
              "impressionAttributes": {
                "deviceInfo": {
                  "osType": "Android"
                },
                "displayLocation": "TimelineHome",
                "promotedTweetInfo": {
                  "tweetId": "2096557018444730194",
                  "tweetText": "Learn Finnish in the time you wait for coffee.",
                  "urls": [],
                  "mediaUrls": []
                },
                "advertiserInfo": {
                  "advertiserName": "Lingo Kettle",
                  "screenName": "@lingo_kettle_invented"
                },
                "matchedTargetingCriteria": [
                  {
                    "targetingType": "Age",
                    "targetingValue": "35 and up"
                  }
                ],
                "impressionTime": "2026-09-06 11:12:00"
              },
              "engagementAttributes": [
                {
                  "engagementTime": "2026-09-06 11:01:00",
                  "engagementType": "Click"
                }
              ]
            },
            {
              "impressionAttributes": {
                "deviceInfo": {
                  "osType": "Android"
                },
                "displayLocation": "TimelineHome",
                "promotedTweetInfo": {
                  "tweetId": "2096919406310329133",
                  "tweetText": "The quiet van: now with a louder horn.",
                  "urls": [],
                  "mediaUrls": []
                },
                "advertiserInfo": {
                  "advertiserName": "Quietvan",
                  "screenName": "@quietvan_invented_too"
                },
                "matchedTargetingCriteria": [
                  {
                    "targetingType": "Age",
                    "targetingValue": "35 and up"
                  }
                ],
                "impressionTime": "2026-09-07 11:12:00"
              },
              "engagementAttributes": [
                {
                  "engagementTime": "2026-09-07 11:01:00",
                  "engagementType": "Click"
                }
              ]
            }
          ]
        }
      }
    }
  }
]