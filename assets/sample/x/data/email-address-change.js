window.YTD.email_address_change.part0 = [
  {
    "emailAddressChange": {
      "accountId": "9000000000000000001",
      "emailChange": {
        "changedAt": "2013-04-01T09:12:00.936Z",
        "changedTo": "maren@example.org"
      }
    }
  }
]