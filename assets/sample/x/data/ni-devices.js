window.YTD.ni_devices.part0 = [
  {
    "niDeviceResponse": {
      "pushDevice": {
        "deviceVersion": "14",
        "udid": "invented",
        "deviceType": "Android",
        "token": "invented",
        "updatedDate": "2026.10.01",
        "createdDate": "2024.01.01"
      }
    }
  }
]