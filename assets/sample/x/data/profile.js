window.YTD.profile.part0 = [
  {
    "profile": {
      "description": {
        "bio": "Runs depots, counts parcels. The cat writes the good ones.",
        "website": "https://t.co/Fodder0002",
        "location": "Lindau"
      },
      "avatarMediaUrl": "https://pbs.twimg.com/profile_images/9000000000000140001/CatOnRamp.png",
      "headerMediaUrl": "https://pbs.twimg.com/profile_banners/9000000000000000001/1600000000"
    }
  }
]