window.YTD.ad_impressions.part0 = [
  {
    "ad": {
      "adsUserData": {
        "adImpressions": {
          "impressions": [
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2094575964779448766",
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
              "impressionTime": "2026-09-01 00:00:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2094953703797686568",
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
              "impressionTime": "2026-09-02 01:01:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2095331442815926601",
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
              "impressionTime": "2026-09-03 02:02:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2095709181834166644",
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
              "impressionTime": "2026-09-04 03:03:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2096086920852408892",
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
              "impressionTime": "2026-09-05 04:04:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2096464659870646746",
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
              "impressionTime": "2026-09-06 05:05:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2096842398888887326",
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
              "impressionTime": "2026-09-07 06:06:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2097220137907129876",
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
              "impressionTime": "2026-09-08 07:07:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2097597876925367977",
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
              "impressionTime": "2026-09-09 08:08:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2097975615943609255",
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
              "impressionTime": "2026-09-10 09:09:00"
            }
          ]
        }
      }
    }
  },
  {
    "ad": {
      "adsUserData": {
        "adImpressions": {
          "impressions": [
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2098353354961847625",
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
              "impressionTime": "2026-09-11 10:10:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2098731093980087864",
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
              "impressionTime": "2026-09-12 11:11:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2099108832998330099",
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
              "impressionTime": "2026-09-13 12:12:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2099486572016569283",
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
              "impressionTime": "2026-09-14 13:13:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2099864311034809116",
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
              "impressionTime": "2026-09-15 14:14:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2100242050053048652",
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
              "impressionTime": "2026-09-16 15:15:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2100619789071288147",
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
              "impressionTime": "2026-09-17 16:16:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2100997528089528077",
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
              "impressionTime": "2026-09-18 17:17:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2101375267107768167",
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
              "impressionTime": "2026-09-19 18:18:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2101753006126009706",
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
              "impressionTime": "2026-09-20 19:19:00"
            }
          ]
        }
      }
    }
  },
  {
    "ad": {
      "adsUserData": {
        "adImpressions": {
          "impressions": [
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2102130745144248489",
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
              "impressionTime": "2026-09-21 20:20:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2102508484162486616",
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
              "impressionTime": "2026-09-22 21:21:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2102886223180728397",
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
              "impressionTime": "2026-09-23 22:22:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2103263962198969345",
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
              "impressionTime": "2026-09-24 23:23:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2103279313351608380",
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
              "impressionTime": "2026-09-25 00:24:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2103657052369846395",
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
              "impressionTime": "2026-09-26 01:25:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2104034791388087543",
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
              "impressionTime": "2026-09-27 02:26:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2104412530406328735",
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
              "impressionTime": "2026-09-28 03:27:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2094643409187766632",
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
              "impressionTime": "2026-09-01 04:28:00"
            },
            {
              "deviceInfo": {
                "osType": "Android"
              },
              "displayLocation": "TimelineHome",
              "promotedTweetInfo": {
                "tweetId": "2095021148206008242",
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
              "impressionTime": "2026-09-02 05:29:00"
            }
          ]
        }
      }
    }
  }
]