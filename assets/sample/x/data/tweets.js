window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2116230044840889437"
          ],
          "editableUntil": "2026-10-30T19:05:35.395Z",
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
        "46"
      ],
      "favorite_count": "10",
      "id_str": "2116230044840889437",
      "truncated": false,
      "retweet_count": "2",
      "id": "2116230044840889437",
      "created_at": "Fri Oct 30 18:05:35 +0000 2026",
      "favorited": false,
      "full_text": "Asking for my archive. Curious how heavy I am.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2095572120368055146"
          ],
          "editableUntil": "2026-09-03T18:58:22.009Z",
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
        "62"
      ],
      "favorite_count": "14",
      "id_str": "2095572120368055146",
      "truncated": false,
      "retweet_count": "2",
      "id": "2095572120368055146",
      "created_at": "Thu Sep 03 17:58:22 +0000 2026",
      "favorited": false,
      "full_text": "Twelve years here. 412 parcels before breakfast are now 1,180.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2087510659691448320"
          ],
          "editableUntil": "2026-08-12T13:05:00.639Z",
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
        "94"
      ],
      "favorite_count": "18",
      "id_str": "2087510659691448320",
      "truncated": false,
      "retweet_count": "0",
      "id": "2087510659691448320",
      "created_at": "Wed Aug 12 12:05:00 +0000 2026",
      "favorited": false,
      "full_text": "RT @brackwater_ferries: How to write an address so that a stranger can find it, in four steps…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2046995230749625772"
          ],
          "editableUntil": "2026-04-22T17:51:09.043Z",
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
        "46"
      ],
      "favorite_count": "18",
      "id_str": "2046995230749625772",
      "truncated": false,
      "retweet_count": "0",
      "id": "2046995230749625772",
      "created_at": "Wed Apr 22 16:51:09 +0000 2026",
      "favorited": false,
      "full_text": "Planted a tree where the old letter box stood.",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "id_str": "2046995230749622872",
            "media_url_https": "https://pbs.twimg.com/media/Pic33Lake.png",
            "type": "photo"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2011826943816630353"
          ],
          "editableUntil": "2026-01-15T16:44:56.403Z",
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
      "id_str": "2011826943816630353",
      "truncated": false,
      "retweet_count": "1",
      "id": "2011826943816630353",
      "created_at": "Thu Jan 15 15:44:56 +0000 2026",
      "favorited": false,
      "full_text": "Terms again. I am keeping a shelf.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1976332348421047547"
          ],
          "editableUntil": "2025-10-09T18:02:05.074Z",
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
        "26"
      ],
      "favorite_count": "10",
      "id_str": "1976332348421047547",
      "truncated": false,
      "retweet_count": "1",
      "id": "1976332348421047547",
      "created_at": "Thu Oct 09 17:02:05 +0000 2025",
      "favorited": false,
      "full_text": "Applications by paw print.",
      "lang": "en",
      "in_reply_to_status_id_str": "1976324547015606581",
      "in_reply_to_status_id": "1976324547015606581",
      "in_reply_to_user_id": "9000000000000000001",
      "in_reply_to_user_id_str": "9000000000000000001",
      "in_reply_to_screen_name": "maren_holt_of_lindau"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1976296017359802249"
          ],
          "editableUntil": "2025-10-09T15:37:43.906Z",
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
        "48"
      ],
      "favorite_count": "18",
      "id_str": "1976296017359802249",
      "truncated": false,
      "retweet_count": "2",
      "id": "1976296017359802249",
      "created_at": "Thu Oct 09 14:37:43 +0000 2025",
      "favorited": false,
      "full_text": "The depot cat has retired. The position is open.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1938302082347960878"
          ],
          "editableUntil": "2025-06-26T19:23:23.068Z",
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
        "54"
      ],
      "favorite_count": "2",
      "id_str": "1938302082347960878",
      "truncated": false,
      "retweet_count": "3",
      "id": "1938302082347960878",
      "created_at": "Thu Jun 26 18:23:23 +0000 2025",
      "favorited": false,
      "full_text": "@kiosk_number_five two stamps, and write neatly, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1938294280942521265",
      "in_reply_to_status_id": "1938294280942521265",
      "in_reply_to_user_id": "9000000000000000014",
      "in_reply_to_user_id_str": "9000000000000000014",
      "in_reply_to_screen_name": "kiosk_number_five"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1936416436515767144"
          ],
          "editableUntil": "2025-06-21T14:30:30.885Z",
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
        "49"
      ],
      "favorite_count": "0",
      "id_str": "1936416436515767144",
      "truncated": false,
      "retweet_count": "2",
      "id": "1936416436515767144",
      "created_at": "Sat Jun 21 13:30:30 +0000 2025",
      "favorited": false,
      "full_text": "Migraine day. Short shadow near the loading ramp.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1906321328042935844"
          ],
          "editableUntil": "2025-03-30T13:23:17.430Z",
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
        "44"
      ],
      "favorite_count": "3",
      "id_str": "1906321328042935844",
      "truncated": false,
      "retweet_count": "3",
      "id": "1906321328042935844",
      "created_at": "Sun Mar 30 12:23:17 +0000 2025",
      "favorited": false,
      "full_text": "The last mile is 1.6 kilometres of opinions.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1888143273227192985"
          ],
          "editableUntil": "2025-02-08T09:30:11.596Z",
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
        "295"
      ],
      "favorite_count": "12",
      "id_str": "1888143273227192985",
      "truncated": false,
      "retweet_count": "3",
      "id": "1888143273227192985",
      "created_at": "Sat Feb 08 08:30:11 +0000 2025",
      "favorited": false,
      "full_text": "What I learned in twelve winters of delivering things: doors are slower than roads, stairs are slower than doors, and a neighbour is faster than an app. Write the name on the bell. Put the light on. If you must be out, say where the parcel may sleep. And if a van stands… https://t.co/Fodder0001",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1883218870924217144"
          ],
          "editableUntil": "2025-01-25T19:22:22.021Z",
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
        "67"
      ],
      "favorite_count": "9",
      "id_str": "1883218870924217144",
      "truncated": false,
      "retweet_count": "0",
      "id": "1883218870924217144",
      "created_at": "Sat Jan 25 18:22:22 +0000 2025",
      "favorited": false,
      "full_text": "@ivy_lentz_at_the_lake the map is right, the street is wrong, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1883211069518776723",
      "in_reply_to_status_id": "1883211069518776723",
      "in_reply_to_user_id": "9000000000000000013",
      "in_reply_to_user_id_str": "9000000000000000013",
      "in_reply_to_screen_name": "ivy_lentz_at_the_lake"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1857382050558903054"
          ],
          "editableUntil": "2024-11-15T12:16:04.659Z",
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
        "75"
      ],
      "favorite_count": "4",
      "id_str": "1857382050558903054",
      "truncated": false,
      "retweet_count": "3",
      "id": "1857382050558903054",
      "created_at": "Fri Nov 15 11:16:04 +0000 2024",
      "favorited": false,
      "full_text": "New terms today. I read them so that you do not have to. You still have to.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1831273460265912563"
          ],
          "editableUntil": "2024-09-04T11:09:51.521Z",
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
        "84"
      ],
      "favorite_count": "6",
      "id_str": "1831273460265912563",
      "truncated": false,
      "retweet_count": "3",
      "id": "1831273460265912563",
      "created_at": "Wed Sep 04 10:09:51 +0000 2024",
      "favorited": false,
      "full_text": "Reading court news with a coffee. Never thought I would know the word 'undertaking'.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1816761030013880177"
          ],
          "editableUntil": "2024-07-26T10:02:38.698Z",
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
        "40"
      ],
      "favorite_count": "15",
      "id_str": "1816761030013880177",
      "truncated": false,
      "retweet_count": "1",
      "id": "1816761030013880177",
      "created_at": "Fri Jul 26 09:02:38 +0000 2024",
      "favorited": false,
      "full_text": "Found the switch. Two clicks and a sigh.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1811733242311609841"
          ],
          "editableUntil": "2024-07-12T13:04:00.884Z",
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
        "91"
      ],
      "favorite_count": "13",
      "id_str": "1811733242311609841",
      "truncated": false,
      "retweet_count": "0",
      "id": "1811733242311609841",
      "created_at": "Fri Jul 12 12:04:00 +0000 2024",
      "favorited": false,
      "full_text": "RT @tomo_on_the_rails: Free bicycle checks on the market square, every first Sunday of the…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1805305223967674056"
          ],
          "editableUntil": "2024-06-24T19:21:21.932Z",
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
        "53"
      ],
      "favorite_count": "0",
      "id_str": "1805305223967674056",
      "truncated": false,
      "retweet_count": "3",
      "id": "1805305223967674056",
      "created_at": "Mon Jun 24 18:21:21 +0000 2024",
      "favorited": false,
      "full_text": "@brackwater_ferries we tried, the cat objected, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1805297422562231737",
      "in_reply_to_status_id": "1805297422562231737",
      "in_reply_to_user_id": "9000000000000000012",
      "in_reply_to_user_id_str": "9000000000000000012",
      "in_reply_to_screen_name": "brackwater_ferries"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1802988474987447282"
          ],
          "editableUntil": "2024-06-18T09:55:25.061Z",
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
        "31"
      ],
      "favorite_count": "3",
      "id_str": "1802988474987447282",
      "truncated": false,
      "retweet_count": "0",
      "id": "1802988474987447282",
      "created_at": "Tue Jun 18 08:55:25 +0000 2024",
      "favorited": false,
      "full_text": "Passionate about boxes, day 29.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1792462311257018221"
          ],
          "editableUntil": "2024-05-20T08:48:12.137Z",
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
        "90"
      ],
      "favorite_count": "13",
      "id_str": "1792462311257018221",
      "truncated": false,
      "retweet_count": "0",
      "id": "1792462311257018221",
      "created_at": "Mon May 20 07:48:12 +0000 2024",
      "favorited": false,
      "full_text": "Somebody asked a machine to write my job advert. It wants me to be passionate about boxes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1763273424106422629"
          ],
          "editableUntil": "2024-02-29T19:41:59.015Z",
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
        "67"
      ],
      "favorite_count": "9",
      "id_str": "1763273424106422629",
      "truncated": false,
      "retweet_count": "2",
      "id": "1763273424106422629",
      "created_at": "Thu Feb 29 18:41:59 +0000 2024",
      "favorited": false,
      "full_text": "A day that exists every four years and still has a delivery window.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1749859624678329104"
          ],
          "editableUntil": "2024-01-23T19:20:20.604Z",
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
        "57"
      ],
      "favorite_count": "16",
      "id_str": "1749859624678329104",
      "truncated": false,
      "retweet_count": "1",
      "id": "1749859624678329104",
      "created_at": "Tue Jan 23 18:20:20 +0000 2024",
      "favorited": false,
      "full_text": "@tomo_on_the_rails it depends who holds the ladder, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1749851823272886416",
      "in_reply_to_status_id": "1749851823272886416",
      "in_reply_to_user_id": "9000000000000000011",
      "in_reply_to_user_id_str": "9000000000000000011",
      "in_reply_to_screen_name": "tomo_on_the_rails"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1730641600574392592"
          ],
          "editableUntil": "2023-12-01T18:34:46.344Z",
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
        "60"
      ],
      "favorite_count": "6",
      "id_str": "1730641600574392592",
      "truncated": false,
      "retweet_count": "2",
      "id": "1730641600574392592",
      "created_at": "Fri Dec 01 17:34:46 +0000 2023",
      "favorited": false,
      "full_text": "Advent calendar for the depot: 24 addresses with no numbers.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1692211571192759810"
          ],
          "editableUntil": "2023-08-17T17:27:33.074Z",
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
        "64"
      ],
      "favorite_count": "12",
      "id_str": "1692211571192759810",
      "truncated": false,
      "retweet_count": "3",
      "id": "1692211571192759810",
      "created_at": "Thu Aug 17 16:27:33 +0000 2023",
      "favorited": false,
      "full_text": "Three parcels for a house that does not exist yet. We are early.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1671945977721782839"
          ],
          "editableUntil": "2023-06-22T19:19:19.672Z",
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
        "64"
      ],
      "favorite_count": "14",
      "id_str": "1671945977721782839",
      "truncated": false,
      "retweet_count": "2",
      "id": "1671945977721782839",
      "created_at": "Thu Jun 22 18:19:19 +0000 2023",
      "favorited": false,
      "full_text": "@kiosk_number_five in winter add ten minutes for the hill, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1671938176316345274",
      "in_reply_to_status_id": "1671938176316345274",
      "in_reply_to_user_id": "9000000000000000014",
      "in_reply_to_user_id_str": "9000000000000000014",
      "in_reply_to_screen_name": "kiosk_number_five"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1631675882009527147"
          ],
          "editableUntil": "2023-03-03T16:20:20.481Z",
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
        "67"
      ],
      "favorite_count": "6",
      "id_str": "1631675882009527147",
      "truncated": false,
      "retweet_count": "0",
      "id": "1631675882009527147",
      "created_at": "Fri Mar 03 15:20:20 +0000 2023",
      "favorited": false,
      "full_text": "Electric vans: quiet enough to hear what people say about the post.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1616862766298039783"
          ],
          "editableUntil": "2023-01-21T19:18:18.094Z",
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
        "72"
      ],
      "favorite_count": "16",
      "id_str": "1616862766298039783",
      "truncated": false,
      "retweet_count": "1",
      "id": "1616862766298039783",
      "created_at": "Sat Jan 21 18:18:18 +0000 2023",
      "favorited": false,
      "full_text": "@ivy_lentz_at_the_lake thank you, I pass it on to the night shift, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1616854964892599756",
      "in_reply_to_status_id": "1616854964892599756",
      "in_reply_to_user_id": "9000000000000000013",
      "in_reply_to_user_id_str": "9000000000000000013",
      "in_reply_to_screen_name": "ivy_lentz_at_the_lake"
    }
  },
  {
    "tweet": {
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
        "56"
      ],
      "favorite_count": "0",
      "id_str": "1585998095315894546",
      "truncated": false,
      "retweet_count": "0",
      "id": "1585998095315894546",
      "created_at": "Fri Oct 28 14:13:07 +0000 2022",
      "favorited": false,
      "full_text": "I will stay here as long as the depot cat has followers.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "58"
      ],
      "favorite_count": "1",
      "id_str": "1538949119341494520",
      "truncated": false,
      "retweet_count": "1",
      "id": "1538949119341494520",
      "created_at": "Mon Jun 20 18:17:17 +0000 2022",
      "favorited": false,
      "full_text": "@brackwater_ferries bring cake, we sort until seven, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1538941317936055427",
      "in_reply_to_status_id": "1538941317936055427",
      "in_reply_to_user_id": "9000000000000000012",
      "in_reply_to_user_id_str": "9000000000000000012",
      "in_reply_to_screen_name": "brackwater_ferries"
    }
  },
  {
    "tweet": {
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
        "91"
      ],
      "favorite_count": "15",
      "id_str": "1535955824931766620",
      "truncated": false,
      "retweet_count": "0",
      "id": "1535955824931766620",
      "created_at": "Sun Jun 12 12:03:00 +0000 2022",
      "favorited": false,
      "full_text": "RT @kiosk_number_five: Public benches are infrastructure, a thread with pictures from nine…",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "58"
      ],
      "favorite_count": "9",
      "id_str": "1486324768306102714",
      "truncated": false,
      "retweet_count": "3",
      "id": "1486324768306102714",
      "created_at": "Wed Jan 26 13:06:54 +0000 2022",
      "favorited": false,
      "full_text": "Spreadsheet of the year: who rings twice and who does not.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "58"
      ],
      "favorite_count": "13",
      "id_str": "1483865907917751375",
      "truncated": false,
      "retweet_count": "3",
      "id": "1483865907917751375",
      "created_at": "Wed Jan 19 18:16:16 +0000 2022",
      "favorited": false,
      "full_text": "@tomo_on_the_rails not mine, but I know whose it is, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1483858106512311293",
      "in_reply_to_status_id": "1483858106512311293",
      "in_reply_to_user_id": "9000000000000000011",
      "in_reply_to_user_id_str": "9000000000000000011",
      "in_reply_to_screen_name": "tomo_on_the_rails"
    }
  },
  {
    "tweet": {
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
        "60"
      ],
      "favorite_count": "2",
      "id_str": "1412758215455670394",
      "truncated": false,
      "retweet_count": "0",
      "id": "1412758215455670394",
      "created_at": "Wed Jul 07 12:59:41 +0000 2021",
      "favorited": false,
      "full_text": "Lake as flat as a table. Turned the engine off for a minute.",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "id_str": "1412758215455671913",
            "media_url_https": "https://pbs.twimg.com/media/Pic17Lake.png",
            "type": "photo"
          }
        ]
      }
    }
  },
  {
    "tweet": {
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
        "77"
      ],
      "favorite_count": "6",
      "id_str": "1405952260961207142",
      "truncated": false,
      "retweet_count": "0",
      "id": "1405952260961207142",
      "created_at": "Fri Jun 18 18:15:15 +0000 2021",
      "favorited": false,
      "full_text": "@kiosk_number_five that is the nicest letter box I have seen this year, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1405944459555766556",
      "in_reply_to_status_id": "1405944459555766556",
      "in_reply_to_user_id": "9000000000000000014",
      "in_reply_to_user_id_str": "9000000000000000014",
      "in_reply_to_screen_name": "kiosk_number_five"
    }
  },
  {
    "tweet": {
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
        "49"
      ],
      "favorite_count": "7",
      "id_str": "1360919835046839564",
      "truncated": false,
      "retweet_count": "2",
      "id": "1360919835046839564",
      "created_at": "Sun Feb 14 11:52:28 +0000 2021",
      "favorited": false,
      "full_text": "Valentine's: 64 bouquets, one returned to sender.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "65"
      ],
      "favorite_count": "17",
      "id_str": "1350869049537464236",
      "truncated": false,
      "retweet_count": "0",
      "id": "1350869049537464236",
      "created_at": "Sun Jan 17 18:14:14 +0000 2021",
      "favorited": false,
      "full_text": "@ivy_lentz_at_the_lake the answer is always a better label, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1350861248132023420",
      "in_reply_to_status_id": "1350861248132023420",
      "in_reply_to_user_id": "9000000000000000013",
      "in_reply_to_user_id_str": "9000000000000000013",
      "in_reply_to_screen_name": "ivy_lentz_at_the_lake"
    }
  },
  {
    "tweet": {
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
        "74"
      ],
      "favorite_count": "2",
      "id_str": "1272955402580918991",
      "truncated": false,
      "retweet_count": "1",
      "id": "1272955402580918991",
      "created_at": "Tue Jun 16 18:13:13 +0000 2020",
      "favorited": false,
      "full_text": "@brackwater_ferries we had the same van, it only starts on Tuesdays, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1272947601175479208",
      "in_reply_to_status_id": "1272947601175479208",
      "in_reply_to_user_id": "9000000000000000012",
      "in_reply_to_user_id_str": "9000000000000000012",
      "in_reply_to_screen_name": "brackwater_ferries"
    }
  },
  {
    "tweet": {
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
        "75"
      ],
      "favorite_count": "2",
      "id_str": "1269943565153208530",
      "truncated": false,
      "retweet_count": "2",
      "id": "1269943565153208530",
      "created_at": "Mon Jun 08 10:45:15 +0000 2020",
      "favorited": false,
      "full_text": "Thank you to the lady in the yellow house who leaves water for the drivers.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "96"
      ],
      "favorite_count": "10",
      "id_str": "1260178407551929522",
      "truncated": false,
      "retweet_count": "2",
      "id": "1260178407551929522",
      "created_at": "Tue May 12 12:02:00 +0000 2020",
      "favorited": false,
      "full_text": "RT @ivy_lentz_at_the_lake: We are looking for photographs of the old station before the fire of…",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "38"
      ],
      "favorite_count": "8",
      "id_str": "1240935620277176146",
      "truncated": false,
      "retweet_count": "3",
      "id": "1240935620277176146",
      "created_at": "Fri Mar 20 09:38:02 +0000 2020",
      "favorited": false,
      "full_text": "Streets are empty, doorsteps are full.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "62"
      ],
      "favorite_count": "15",
      "id_str": "1217509803291577646",
      "truncated": false,
      "retweet_count": "2",
      "id": "1217509803291577646",
      "created_at": "Wed Jan 15 18:12:12 +0000 2020",
      "favorited": false,
      "full_text": "@tomo_on_the_rails agreed, and the stairs have no light, still",
      "lang": "en",
      "in_reply_to_status_id_str": "1217502001886136403",
      "in_reply_to_status_id": "1217502001886136403",
      "in_reply_to_user_id": "9000000000000000011",
      "in_reply_to_user_id_str": "9000000000000000011",
      "in_reply_to_screen_name": "tomo_on_the_rails"
    }
  },
  {
    "tweet": {
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
        "69"
      ],
      "favorite_count": "0",
      "id_str": "1172427649708984320",
      "truncated": false,
      "retweet_count": "0",
      "id": "1172427649708984320",
      "created_at": "Fri Sep 13 08:31:49 +0000 2019",
      "favorited": false,
      "full_text": "We should measure cities by how far an eight-year-old can walk alone.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
      "favorite_count": "12",
      "id_str": "1139596156335033303",
      "truncated": false,
      "retweet_count": "2",
      "id": "1139596156335033303",
      "created_at": "Fri Jun 14 18:11:11 +0000 2019",
      "favorited": false,
      "full_text": "@kiosk_number_five two stamps, and write neatly",
      "lang": "en",
      "in_reply_to_status_id_str": "1139588354929591996",
      "in_reply_to_status_id": "1139588354929591996",
      "in_reply_to_user_id": "9000000000000000014",
      "in_reply_to_user_id_str": "9000000000000000014",
      "in_reply_to_screen_name": "kiosk_number_five"
    }
  },
  {
    "tweet": {
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
        "55"
      ],
      "favorite_count": "7",
      "id_str": "1113703899853752399",
      "truncated": false,
      "retweet_count": "2",
      "id": "1113703899853752399",
      "created_at": "Thu Apr 04 07:24:36 +0000 2019",
      "favorited": false,
      "full_text": "Mended a bicycle in the lunch break. Better than lunch.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "60"
      ],
      "favorite_count": "1",
      "id_str": "1084512944911286719",
      "truncated": false,
      "retweet_count": "2",
      "id": "1084512944911286719",
      "created_at": "Sun Jan 13 18:10:10 +0000 2019",
      "favorited": false,
      "full_text": "@ivy_lentz_at_the_lake the map is right, the street is wrong",
      "lang": "en",
      "in_reply_to_status_id_str": "1084505143505847249",
      "in_reply_to_status_id": "1084505143505847249",
      "in_reply_to_user_id": "9000000000000000013",
      "in_reply_to_user_id_str": "9000000000000000013",
      "in_reply_to_screen_name": "ivy_lentz_at_the_lake"
    }
  },
  {
    "tweet": {
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
        "49"
      ],
      "favorite_count": "18",
      "id_str": "1075455064404920077",
      "truncated": false,
      "retweet_count": "1",
      "id": "1075455064404920077",
      "created_at": "Wed Dec 19 18:17:23 +0000 2018",
      "favorited": false,
      "full_text": "Christmas week: 3 &lt; 4 vans. Do the arithmetic.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "46"
      ],
      "favorite_count": "13",
      "id_str": "1006599297954742594",
      "truncated": false,
      "retweet_count": "0",
      "id": "1006599297954742594",
      "created_at": "Tue Jun 12 18:09:09 +0000 2018",
      "favorited": false,
      "full_text": "@brackwater_ferries we tried, the cat objected",
      "lang": "en",
      "in_reply_to_status_id_str": "1006591496549302698",
      "in_reply_to_status_id": "1006591496549302698",
      "in_reply_to_user_id": "9000000000000000012",
      "in_reply_to_user_id_str": "9000000000000000012",
      "in_reply_to_screen_name": "brackwater_ferries"
    }
  },
  {
    "tweet": {
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
        "83"
      ],
      "favorite_count": "14",
      "id_str": "1000061472732089460",
      "truncated": false,
      "retweet_count": "2",
      "id": "1000061472732089460",
      "created_at": "Fri May 25 17:10:10 +0000 2018",
      "favorited": false,
      "full_text": "Read the whole privacy notice of the parcel scanner. It is longer than the scanner.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "98"
      ],
      "favorite_count": "1",
      "id_str": "984400990172089291",
      "truncated": false,
      "retweet_count": "1",
      "id": "984400990172089291",
      "created_at": "Thu Apr 12 12:01:00 +0000 2018",
      "favorited": false,
      "full_text": "RT @brackwater_ferries: Every parcel has a story, most of them are about socks and the people who…",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "50"
      ],
      "favorite_count": "12",
      "id_str": "951516086531002164",
      "truncated": false,
      "retweet_count": "3",
      "id": "951516086531002164",
      "created_at": "Thu Jan 11 18:08:08 +0000 2018",
      "favorited": false,
      "full_text": "@tomo_on_the_rails it depends who holds the ladder",
      "lang": "en",
      "in_reply_to_status_id_str": "951508285125560745",
      "in_reply_to_status_id": "951508285125560745",
      "in_reply_to_user_id": "9000000000000000011",
      "in_reply_to_user_id_str": "9000000000000000011",
      "in_reply_to_screen_name": "tomo_on_the_rails"
    }
  },
  {
    "tweet": {
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
        "69"
      ],
      "favorite_count": "7",
      "id_str": "901112921453497875",
      "truncated": false,
      "retweet_count": "0",
      "id": "901112921453497875",
      "created_at": "Fri Aug 25 16:03:57 +0000 2017",
      "favorited": false,
      "full_text": "Learned the word for 'threshold' in three languages from one hallway.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "57"
      ],
      "favorite_count": "17",
      "id_str": "873602439574457301",
      "truncated": false,
      "retweet_count": "1",
      "id": "873602439574457301",
      "created_at": "Sat Jun 10 18:07:07 +0000 2017",
      "favorited": false,
      "full_text": "@kiosk_number_five in winter add ten minutes for the hill",
      "lang": "en",
      "in_reply_to_status_id_str": "873594638169017086",
      "in_reply_to_status_id": "873594638169017086",
      "in_reply_to_user_id": "9000000000000000014",
      "in_reply_to_user_id_str": "9000000000000000014",
      "in_reply_to_screen_name": "kiosk_number_five"
    }
  },
  {
    "tweet": {
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
        "65"
      ],
      "favorite_count": "7",
      "id_str": "818519228150711208",
      "truncated": false,
      "retweet_count": "1",
      "id": "818519228150711208",
      "created_at": "Mon Jan 09 18:06:06 +0000 2017",
      "favorited": false,
      "full_text": "@ivy_lentz_at_the_lake thank you, I pass it on to the night shift",
      "lang": "en",
      "in_reply_to_status_id_str": "818511426745270922",
      "in_reply_to_status_id": "818511426745270922",
      "in_reply_to_user_id": "9000000000000000013",
      "in_reply_to_user_id_str": "9000000000000000013",
      "in_reply_to_screen_name": "ivy_lentz_at_the_lake"
    }
  },
  {
    "tweet": {
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
        "80"
      ],
      "favorite_count": "1",
      "id_str": "818486671963062516",
      "truncated": false,
      "retweet_count": "1",
      "id": "818486671963062516",
      "created_at": "Mon Jan 09 15:56:44 +0000 2017",
      "favorited": false,
      "full_text": "Best route planning tool remains the person who has lived there for forty years.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "75"
      ],
      "favorite_count": "0",
      "id_str": "748891286139832825",
      "truncated": false,
      "retweet_count": "0",
      "id": "748891286139832825",
      "created_at": "Fri Jul 01 14:49:31 +0000 2016",
      "favorited": false,
      "full_text": "My grandmother repaired radios by listening to them. I try it with engines.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
      "favorite_count": "4",
      "id_str": "740605581194168842",
      "truncated": false,
      "retweet_count": "2",
      "id": "740605581194168842",
      "created_at": "Wed Jun 08 18:05:05 +0000 2016",
      "favorited": false,
      "full_text": "@brackwater_ferries bring cake, we sort until seven",
      "lang": "en",
      "in_reply_to_status_id_str": "740597779788729993",
      "in_reply_to_status_id": "740597779788729993",
      "in_reply_to_user_id": "9000000000000000012",
      "in_reply_to_user_id_str": "9000000000000000012",
      "in_reply_to_screen_name": "brackwater_ferries"
    }
  },
  {
    "tweet": {
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
        "36"
      ],
      "favorite_count": "14",
      "id_str": "709736481027002224",
      "truncated": false,
      "retweet_count": "1",
      "id": "709736481027002224",
      "created_at": "Tue Mar 15 13:42:18 +0000 2016",
      "favorited": false,
      "full_text": "New sorting belt. It hums in B flat.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "99"
      ],
      "favorite_count": "17",
      "id_str": "708623572792248128",
      "truncated": false,
      "retweet_count": "2",
      "id": "708623572792248128",
      "created_at": "Sat Mar 12 12:00:00 +0000 2016",
      "favorited": false,
      "full_text": "RT @tomo_on_the_rails: The tram to the lake runs again from Saturday. Bring a friend who has never…",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
      "favorite_count": "4",
      "id_str": "685159981904824626",
      "truncated": false,
      "retweet_count": "3",
      "id": "685159981904824626",
      "created_at": "Thu Jan 07 18:04:04 +0000 2016",
      "favorited": false,
      "full_text": "@tomo_on_the_rails not mine, but I know whose it is",
      "lang": "en",
      "in_reply_to_status_id_str": "685152180499383021",
      "in_reply_to_status_id": "685152180499383021",
      "in_reply_to_user_id": "9000000000000000011",
      "in_reply_to_user_id_str": "9000000000000000011",
      "in_reply_to_screen_name": "tomo_on_the_rails"
    }
  },
  {
    "tweet": {
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
        "74"
      ],
      "favorite_count": "1",
      "id_str": "656810937021368479",
      "truncated": false,
      "retweet_count": "3",
      "id": "656810937021368479",
      "created_at": "Wed Oct 21 12:35:05 +0000 2015",
      "favorited": false,
      "full_text": "Today somebody got a letter posted in 1989. It had been behind a cupboard.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "70"
      ],
      "favorite_count": "18",
      "id_str": "607246334948282201",
      "truncated": false,
      "retweet_count": "3",
      "id": "607246334948282201",
      "created_at": "Sat Jun 06 18:03:03 +0000 2015",
      "favorited": false,
      "full_text": "@kiosk_number_five that is the nicest letter box I have seen this year",
      "lang": "en",
      "in_reply_to_status_id_str": "607238533542841682",
      "in_reply_to_status_id": "607238533542841682",
      "in_reply_to_user_id": "9000000000000000014",
      "in_reply_to_user_id_str": "9000000000000000014",
      "in_reply_to_screen_name": "kiosk_number_five"
    }
  },
  {
    "tweet": {
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
        "66"
      ],
      "favorite_count": "4",
      "id_str": "595913111630775515",
      "truncated": false,
      "retweet_count": "0",
      "id": "595913111630775515",
      "created_at": "Wed May 06 11:28:52 +0000 2015",
      "favorited": false,
      "full_text": "A cargo bike carries more than you think &amp; less than you hope.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "58"
      ],
      "favorite_count": "11",
      "id_str": "552163123524535783",
      "truncated": false,
      "retweet_count": "3",
      "id": "552163123524535783",
      "created_at": "Mon Jan 05 18:02:02 +0000 2015",
      "favorited": false,
      "full_text": "@ivy_lentz_at_the_lake the answer is always a better label",
      "lang": "en",
      "in_reply_to_status_id_str": "552155322119094794",
      "in_reply_to_status_id": "552155322119094794",
      "in_reply_to_user_id": "9000000000000000013",
      "in_reply_to_user_id_str": "9000000000000000013",
      "in_reply_to_screen_name": "ivy_lentz_at_the_lake"
    }
  },
  {
    "tweet": {
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
        "58"
      ],
      "favorite_count": "5",
      "id_str": "539001301103544852",
      "truncated": false,
      "retweet_count": "0",
      "id": "539001301103544852",
      "created_at": "Sun Nov 30 10:21:39 +0000 2014",
      "favorited": false,
      "full_text": "Snow on the hill road. Two vans, one shovel, good company.",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "id_str": "539001301103544102",
            "media_url_https": "https://pbs.twimg.com/media/Pic3Lake.png",
            "type": "photo"
          }
        ]
      }
    }
  },
  {
    "tweet": {
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
        "67"
      ],
      "favorite_count": "7",
      "id_str": "474249476567992659",
      "truncated": false,
      "retweet_count": "0",
      "id": "474249476567992659",
      "created_at": "Wed Jun 04 18:01:01 +0000 2014",
      "favorited": false,
      "full_text": "@brackwater_ferries we had the same van, it only starts on Tuesdays",
      "lang": "en",
      "in_reply_to_status_id_str": "474241675162552735",
      "in_reply_to_status_id": "474241675162552735",
      "in_reply_to_user_id": "9000000000000000012",
      "in_reply_to_user_id_str": "9000000000000000012",
      "in_reply_to_screen_name": "brackwater_ferries"
    }
  },
  {
    "tweet": {
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
        "81"
      ],
      "favorite_count": "16",
      "id_str": "433167128720311029",
      "truncated": false,
      "retweet_count": "3",
      "id": "433167128720311029",
      "created_at": "Tue Feb 11 09:14:26 +0000 2014",
      "favorited": false,
      "full_text": "If you write the house number on the parcel, a stranger will think kindly of you.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "55"
      ],
      "favorite_count": "2",
      "id_str": "419166265144246573",
      "truncated": false,
      "retweet_count": "0",
      "id": "419166265144246573",
      "created_at": "Fri Jan 03 18:00:00 +0000 2014",
      "favorited": false,
      "full_text": "@tomo_on_the_rails agreed, and the stairs have no light",
      "lang": "en",
      "in_reply_to_status_id_str": "419158463738807127",
      "in_reply_to_status_id": "419158463738807127",
      "in_reply_to_user_id": "9000000000000000011",
      "in_reply_to_user_id_str": "9000000000000000011",
      "in_reply_to_screen_name": "tomo_on_the_rails"
    }
  },
  {
    "tweet": {
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
        "89"
      ],
      "favorite_count": "16",
      "id_str": "380241584714680123",
      "truncated": false,
      "retweet_count": "1",
      "id": "380241584714680123",
      "created_at": "Wed Sep 18 08:07:13 +0000 2013",
      "favorited": false,
      "full_text": "Counted 412 parcels before breakfast. Nobody sends books any more, everybody sends shoes.",
      "lang": "en"
    }
  },
  {
    "tweet": {
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
        "72"
      ],
      "favorite_count": "17",
      "id_str": "318981119800248125",
      "truncated": false,
      "retweet_count": "3",
      "id": "318981119800248125",
      "created_at": "Tue Apr 02 07:00:00 +0000 2013",
      "favorited": false,
      "full_text": "First day with a phone that can do this. The depot cat is not impressed.",
      "lang": "en"
    }
  }
]