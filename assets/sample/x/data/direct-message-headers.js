window.YTD.direct_message_headers.part0 = [
  {
    "dmConversation": {
      "conversationId": "9000000000000000011-9000000000000000001",
      "messages": [
        {
          "messageCreate": {
            "id": "1763505457198009925",
            "senderId": "9000000000000000011",
            "recipientId": "9000000000000000001",
            "createdAt": "2024-03-01T10:04:00.247Z"
          }
        },
        {
          "messageCreate": {
            "id": "1763505205539768083",
            "senderId": "9000000000000000001",
            "recipientId": "9000000000000000011",
            "createdAt": "2024-03-01T10:03:00.510Z"
          }
        },
        {
          "messageCreate": {
            "id": "1763507470463928976",
            "senderId": "9000000000000000011",
            "recipientId": "9000000000000000001",
            "createdAt": "2024-03-01T10:12:00.952Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "9000000000000000013-9000000000000000001",
      "messages": [
        {
          "messageCreate": {
            "id": "2003920865326009000",
            "senderId": "9000000000000000013",
            "recipientId": "9000000000000000001",
            "createdAt": "2025-12-24T20:09:00.256Z"
          }
        },
        {
          "messageCreate": {
            "id": "2003921620300727612",
            "senderId": "9000000000000000001",
            "recipientId": "9000000000000000013",
            "createdAt": "2025-12-24T20:12:00.414Z"
          }
        }
      ]
    }
  }
]