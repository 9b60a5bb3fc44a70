window.YTD.app.part0 = [
  {
    "app": {
      "appId": "900100",
      "appNames": [
        "Tide table"
      ]
    }
  },
  {
    "app": {
      "appId": "900101",
      "appNames": [
        "Bike route"
      ]
    }
  }
]