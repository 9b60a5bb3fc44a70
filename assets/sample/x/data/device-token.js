window.YTD.device_token.part0 = [
  {
    "deviceToken": {
      "clientApplicationId": "3033300",
      "clientApplicationName": "X Web App",
      "token": "invented",
      "createdAt": "2024-01-01T09:12:00.927Z",
      "lastSeenAt": "2026-10-30T09:12:00.350Z"
    }
  }
]