window.YTD.key_registry.part0 = [
  {
    "keyRegistryData": {
      "userId": "9000000000000000001",
      "registeredDevices": {
        "deviceMetadataList": []
      },
      "deregisteredDevices": {
        "deRegisteredDeviceMetadataList": []
      }
    }
  }
]