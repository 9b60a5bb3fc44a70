window.YTD.protected_history.part0 = [
  {
    "protectedHistory": {
      "protectedAt": "2026-06-01T08:00:00.000Z",
      "action": "Protect"
    }
  },
  {
    "protectedHistory": {
      "protectedAt": "2026-10-01T08:00:00.000Z",
      "action": "Unprotect"
    }
  }
]