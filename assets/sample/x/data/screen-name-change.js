window.YTD.screen_name_change.part0 = [
  {
    "screenNameChange": {
      "accountId": "9000000000000000001",
      "screenNameChange": {
        "changedAt": "2015-01-01T09:12:00.532Z",
        "changedFrom": "marenparcels",
        "changedTo": "maren_holt_of_lindau"
      }
    }
  }
]