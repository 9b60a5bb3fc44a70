window.YTD.ip_audit.part0 = [
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-01T07:00:00.359Z",
      "loginIp": "192.0.2.20",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-02T07:01:00.857Z",
      "loginIp": "192.0.2.21",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-03T07:02:00.917Z",
      "loginIp": "192.0.2.22",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-04T07:03:00.869Z",
      "loginIp": "192.0.2.20",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-05T07:04:00.041Z",
      "loginIp": "192.0.2.21",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-06T07:05:00.728Z",
      "loginIp": "192.0.2.22",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-07T07:06:00.065Z",
      "loginIp": "192.0.2.20",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-08T07:07:00.972Z",
      "loginIp": "192.0.2.21",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-09T07:08:00.283Z",
      "loginIp": "192.0.2.22",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-10T07:09:00.841Z",
      "loginIp": "192.0.2.20",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-11T07:10:00.173Z",
      "loginIp": "192.0.2.21",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-12T07:11:00.115Z",
      "loginIp": "192.0.2.22",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-13T07:12:00.461Z",
      "loginIp": "192.0.2.20",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-14T07:13:00.482Z",
      "loginIp": "192.0.2.21",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-15T07:14:00.281Z",
      "loginIp": "192.0.2.22",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-16T07:15:00.947Z",
      "loginIp": "192.0.2.20",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-17T07:16:00.219Z",
      "loginIp": "192.0.2.21",
      "loginPortNumber": "0"
    }
  },
  {
    "ipAudit": {
      "accountId": "9000000000000000001",
      "createdAt": "2026-10-18T07:17:00.850Z",
      "loginIp": "192.0.2.22",
      "loginPortNumber": "0"
    }
  }
]