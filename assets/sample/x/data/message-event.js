window.YTD.message_event.part0 = [
  {
    "messageEvent": {
      "createdAtMsec": "1785661920000",
      "conversationToken": "invented",
      "senderId": "9000000000000000001",
      "conversationId": "9000000000000000013:9000000000000000001",
      "messageId": "00000000-0000-4000-8000-000000000001",
      "detail": {
        "messageCreateEvent": {
          "contents": "CwABAAAABGludg==",
          "shouldNotify": true,
          "conversationKeyVersion": "1",
          "isPendingPublicKey": false,
          "priority": "1"
        }
      },
      "sequenceId": "2083843244159927968"
    }
  },
  {
    "messageEvent": {
      "createdAtMsec": "1785661500000",
      "conversationToken": "invented",
      "senderId": "9000000000000000013",
      "conversationId": "9000000000000000013:9000000000000000001",
      "messageId": "00000000-0000-4000-8000-000000000002",
      "detail": {
        "messageCreateEvent": {
          "contents": "CwABAAAABGVudA==",
          "shouldNotify": true,
          "conversationKeyVersion": "1",
          "isPendingPublicKey": false,
          "priority": "1"
        }
      },
      "sequenceId": "2083841482552247839"
    }
  },
  {
    "messageEvent": {
      "createdAtMsec": "1785661560000",
      "conversationToken": "invented",
      "senderId": "9000000000000000001",
      "conversationId": "9000000000000000013:9000000000000000001",
      "messageId": "00000000-0000-4000-8000-000000000003",
      "detail": {
        "markConversationReadEvent": {
          "seenUntilSequenceId": "1",
          "seenAtMillis": "1785661560000"
        }
      },
      "sequenceId": "2083841734210488836"
    }
  }
]