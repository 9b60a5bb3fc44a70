window.YTD.community_note_rating.part0 = [
  {
    "communityNoteRating": {
      "noteId": "5600",
      "userId": "9000000000000000001",
      "createdAt": "2025-04-03T09:12:00.798Z",
      "helpfulnessLevel": "HELPFUL",
      "helpfulTags": [
        "Clear"
      ]
    }
  },
  {
    "communityNoteRating": {
      "noteId": "5601",
      "userId": "9000000000000000001",
      "createdAt": "2025-04-04T09:12:00.629Z",
      "helpfulnessLevel": "HELPFUL",
      "helpfulTags": [
        "Clear"
      ]
    }
  },
  {
    "communityNoteRating": {
      "noteId": "5602",
      "userId": "9000000000000000001",
      "createdAt": "2025-04-05T09:12:00.675Z",
      "helpfulnessLevel": "HELPFUL",
      "helpfulTags": [
        "Clear"
      ]
    }
  }
]