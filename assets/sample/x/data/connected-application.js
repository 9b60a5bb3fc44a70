window.YTD.connected_application.part0 = [
  {
    "connectedApplication": {
      "organization": {
        "name": "Bike route",
        "url": "https://example.org"
      },
      "name": "Bike route",
      "description": "Sends your rides",
      "permissions": [
        "read"
      ],
      "approvedAt": "2022-05-05T09:12:00.694Z",
      "id": "900101"
    }
  }
]