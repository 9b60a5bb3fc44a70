window.YTD.phone_number.part0 = [
  {
    "device": {
      "phoneNumber": "+49 30 23125 001"
    }
  }
]