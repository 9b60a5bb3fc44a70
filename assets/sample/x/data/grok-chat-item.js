window.YTD.grok_chat_item.part0 = [
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5000",
      "createdAt": "2025-04-11T20:00:00.901Z",
      "sender": {
        "value": "1",
        "name": "User",
        "originalName": "USER",
        "annotations": {}
      },
      "message": "How do I word a note for a neighbour about a parcel?"
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5000",
      "createdAt": "2025-04-11T20:00:04.219Z",
      "sender": {
        "value": "2",
        "name": "Agent",
        "originalName": "AGENT",
        "annotations": {}
      },
      "message": "Keep it short: name, day, where it is, and thank you."
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5000",
      "createdAt": "2025-05-11T20:01:00.224Z",
      "sender": {
        "value": "1",
        "name": "User",
        "originalName": "USER",
        "annotations": {}
      },
      "message": "Make it friendlier."
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5000",
      "createdAt": "2025-05-11T20:01:04.597Z",
      "sender": {
        "value": "2",
        "name": "Agent",
        "originalName": "AGENT",
        "annotations": {}
      },
      "message": "Dear neighbour, your parcel is with me on the second floor. Ring any time until nine. Yours, Maren."
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5001",
      "createdAt": "2025-06-11T20:02:00.324Z",
      "sender": {
        "value": "1",
        "name": "User",
        "originalName": "USER",
        "annotations": {}
      },
      "message": "Is a depot cat legal?"
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5001",
      "createdAt": "2025-06-11T20:02:04.214Z",
      "sender": {
        "value": "2",
        "name": "Agent",
        "originalName": "AGENT",
        "annotations": {}
      },
      "message": "That depends on the lease and on the cat."
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5001",
      "createdAt": "2025-07-11T20:03:00.137Z",
      "sender": {
        "value": "1",
        "name": "User",
        "originalName": "USER",
        "annotations": {}
      },
      "message": "What is in this picture?",
      "attachments": [
        {
          "mediaId": "1943762969686966830",
          "fileName": "ramp.png",
          "mimeType": "image/png",
          "url": "https://ton.x.com/i/ton/data/grok-attachment/1943762969686966830"
        }
      ]
    }
  },
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal",
        "originalName": "NORMAL",
        "annotations": {}
      },
      "accountId": "9000000000000000001",
      "chatId": "5001",
      "createdAt": "2025-07-11T20:03:04.508Z",
      "sender": {
        "value": "2",
        "name": "Agent",
        "originalName": "AGENT",
        "annotations": {}
      },
      "message": "A loading ramp in the evening, two bicycles and a box with holes."
    }
  }
]