window.YTD.ad_online_conversions_unattributed.part0 = [
  {
    "ad": {
      "adsUserData": {
        "unattributedOnlineConversions": {
          "conversions": [
            {
              "eventType": "Page view",
              "conversionPlatform": "Mobile",
              "conversionUrl": "https://shop.example.org/",
              "conversionTime": "2026-09-11 10:02:40"
            }
          ]
        }
      }
    }
  }
]