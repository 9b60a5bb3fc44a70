window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "9000000000000130000",
      "fullText": "Hand-drawn map of every bench on the north shore.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130000"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130007",
      "fullText": "The bakery opens at five and sells out at six. Plan accordingly.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130007"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130014",
      "fullText": "A train that waits is a kind train.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130014"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130021",
      "fullText": "Lost: one glove, left, brown, missed.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130021"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130028",
      "fullText": "Cobbles &gt; asphalt, and I will not be taking questions.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130028"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130035",
      "fullText": "Our library now lends ladders.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130035"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130042",
      "fullText": "Swift nests: please do not close the roof before August.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130042"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130049",
      "fullText": "It is raining in the second-hand bookshop again.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130049"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130056",
      "fullText": "Hand-drawn map of every bench on the north shore.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130056"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130063",
      "fullText": "The bakery opens at five and sells out at six. Plan accordingly.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130063"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130070",
      "fullText": "A train that waits is a kind train.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130070"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130077",
      "fullText": "Lost: one glove, left, brown, missed.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130077"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130084",
      "fullText": "Cobbles &gt; asphalt, and I will not be taking questions.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130084"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130091",
      "fullText": "Our library now lends ladders.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130091"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130098",
      "fullText": "Swift nests: please do not close the roof before August.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130098"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130105",
      "fullText": "It is raining in the second-hand bookshop again.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130105"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130112",
      "fullText": "Hand-drawn map of every bench on the north shore.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130112"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130119",
      "fullText": "The bakery opens at five and sells out at six. Plan accordingly.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130119"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130126",
      "fullText": "A train that waits is a kind train.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130126"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130133",
      "fullText": "Lost: one glove, left, brown, missed.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130133"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130140",
      "fullText": "Cobbles &gt; asphalt, and I will not be taking questions.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130140"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130147",
      "fullText": "Our library now lends ladders.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130147"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130154",
      "fullText": "Swift nests: please do not close the roof before August.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130154"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130161",
      "fullText": "It is raining in the second-hand bookshop again.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130161"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130168",
      "fullText": "Hand-drawn map of every bench on the north shore.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130168"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130175",
      "fullText": "The bakery opens at five and sells out at six. Plan accordingly.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130175"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130182",
      "fullText": "A train that waits is a kind train.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130182"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130189",
      "fullText": "Lost: one glove, left, brown, missed.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130189"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130196",
      "fullText": "Cobbles &gt; asphalt, and I will not be taking questions.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130196"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130203",
      "fullText": "Our library now lends ladders.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130203"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130210",
      "fullText": "Swift nests: please do not close the roof before August.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130210"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130217",
      "fullText": "It is raining in the second-hand bookshop again.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130217"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130224",
      "fullText": "Hand-drawn map of every bench on the north shore.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130224"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130231",
      "fullText": "The bakery opens at five and sells out at six. Plan accordingly.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130231"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130238",
      "fullText": "A train that waits is a kind train.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130238"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130245",
      "fullText": "Lost: one glove, left, brown, missed.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130245"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130252",
      "fullText": "Cobbles &gt; asphalt, and I will not be taking questions.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130252"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130259",
      "fullText": "Our library now lends ladders.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130259"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130266",
      "fullText": "Swift nests: please do not close the roof before August.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130266"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130273",
      "fullText": "It is raining in the second-hand bookshop again.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130273"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130280",
      "fullText": "Hand-drawn map of every bench on the north shore.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130280"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130287",
      "fullText": "The bakery opens at five and sells out at six. Plan accordingly.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130287"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130294",
      "fullText": "A train that waits is a kind train.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130294"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130301",
      "fullText": "Lost: one glove, left, brown, missed.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130301"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130308",
      "fullText": "Cobbles &gt; asphalt, and I will not be taking questions.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130308"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130315",
      "fullText": "Our library now lends ladders.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130315"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130322",
      "fullText": "Swift nests: please do not close the roof before August.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130322"
    }
  },
  {
    "like": {
      "tweetId": "9000000000000130329",
      "fullText": "It is raining in the second-hand bookshop again.",
      "expandedUrl": "https://x.com/i/web/status/9000000000000130329"
    }
  }
]