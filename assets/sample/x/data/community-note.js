window.YTD.community_note.part0 = [
  {
    "communityNote": {
      "noteId": "5501",
      "userId": "9000000000000000001",
      "createdAt": "2025-03-03T09:12:00.115Z",
      "tweetId": "1896126329779128309",
      "summary": "The picture shows the old depot. It was taken before the fire, as the clock on the wall says.",
      "classification": "MISINFORMED_OR_POTENTIALLY_MISLEADING"
    }
  }
]