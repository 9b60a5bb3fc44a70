window.YTD.personalization.part0 = [
  {
    "p13nData": {
      "demographics": {
        "languages": [
          {
            "language": "English",
            "isDisabled": false
          },
          {
            "language": "German",
            "isDisabled": false
          }
        ],
        "genderInfo": {
          "gender": "female"
        }
      },
      "interests": {
        "interests": [
          {
            "name": "Bicycles",
            "isDisabled": false
          },
          {
            "name": "Cats",
            "isDisabled": false
          },
          {
            "name": "Logistics",
            "isDisabled": false
          },
          {
            "name": "Railways",
            "isDisabled": false
          },
          {
            "name": "Local news",
            "isDisabled": false
          },
          {
            "name": "Coffee",
            "isDisabled": false
          },
          {
            "name": "Weather",
            "isDisabled": false
          },
          {
            "name": "Lakes",
            "isDisabled": false
          },
          {
            "name": "Maps",
            "isDisabled": false
          }
        ],
        "partnerInterests": [],
        "audienceAndAdvertisers": {
          "lookalikeAdvertisers": [
            "@tussock_boots_invented",
            "@quietvan_invented_too"
          ],
          "advertisers": [],
          "doNotReachAdvertisers": [],
          "catalogAudienceAdvertisers": [],
          "numAudiences": "2"
        },
        "shows": [
          "Evening football"
        ]
      },
      "locationHistory": [
        "Lindau, Germany"
      ],
      "inferredAgeInfo": {
        "age": [
          "35-49"
        ],
        "birthDate": ""
      }
    }
  }
]