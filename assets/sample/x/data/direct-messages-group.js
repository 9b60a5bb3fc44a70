window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation": {
      "conversationId": "990077",
      "messages": [
        {
          "participantsLeave": {
            "userIds": [
              "9000000000000000014"
            ],
            "createdAt": "2024-06-03T09:12:00.203Z"
          }
        },
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "Shift swap on Friday?",
            "mediaUrls": [],
            "senderId": "9000000000000000012",
            "id": "1797179342975928870",
            "createdAt": "2024-06-02T08:12:00.441Z"
          }
        },
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "I can, if somebody feeds the cat.",
            "mediaUrls": [],
            "senderId": "9000000000000000001",
            "id": "1797164243481529565",
            "createdAt": "2024-06-02T07:12:00.825Z"
          }
        },
        {
          "joinConversation": {
            "initiatingUserId": "9000000000000000012",
            "participantsSnapshot": [
              "9000000000000000012",
              "9000000000000000001"
            ],
            "createdAt": "2024-06-01T09:12:00.772Z"
          }
        }
      ]
    }
  }
]