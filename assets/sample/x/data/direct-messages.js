window.YTD.direct_messages.part0 = [
  {
    "dmConversation": {
      "conversationId": "9000000000000000011-9000000000000000001",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "9000000000000000001",
            "reactions": [],
            "urls": [],
            "text": "Perfect &amp; thanks",
            "mediaUrls": [],
            "senderId": "9000000000000000011",
            "id": "1763505457198009925",
            "createdAt": "2024-03-01T10:04:00.247Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "9000000000000000011",
            "reactions": [],
            "urls": [],
            "text": "Yes, but it stops at the depot first.",
            "mediaUrls": [],
            "senderId": "9000000000000000001",
            "id": "1763505205539768083",
            "createdAt": "2024-03-01T10:03:00.510Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "9000000000000000001",
            "reactions": [],
            "urls": [],
            "text": "Is the 07:40 still running?",
            "mediaUrls": [],
            "senderId": "9000000000000000011",
            "id": "1763507470463928976",
            "createdAt": "2024-03-01T10:12:00.952Z",
            "editHistory": []
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
            "recipientId": "9000000000000000001",
            "reactions": [],
            "urls": [],
            "text": "He sends his regards from the radiator.",
            "mediaUrls": [],
            "senderId": "9000000000000000013",
            "id": "2003920865326009000",
            "createdAt": "2025-12-24T20:09:00.256Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "9000000000000000013",
            "reactions": [],
            "urls": [],
            "text": "A quiet evening to you and the cat.",
            "mediaUrls": [],
            "senderId": "9000000000000000001",
            "id": "2003921620300727612",
            "createdAt": "2025-12-24T20:12:00.414Z",
            "editHistory": []
          }
        }
      ]
    }
  }
]