window.YTD.account.part0 = [
  {
    "account": {
      "email": "maren@example.org",
      "createdVia": "web",
      "username": "maren_holt_of_lindau",
      "accountId": "9000000000000000001",
      "createdAt": "2013-04-01T17:20:11.000Z",
      "accountDisplayName": "Maren Holt"
    }
  }
]