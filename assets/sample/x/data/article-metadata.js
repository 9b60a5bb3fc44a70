window.YTD.article_metadata.part0 = [
  {
    "articleMetadata": {
      "id": "31",
      "authorId": "9000000000000000001",
      "createdatMs": "1746165600000",
      "visibility": "Public",
      "firstPublishedAtMs": "1746165600000",
      "lifecycleState": "Published"
    }
  },
  {
    "articleMetadata": {
      "id": "32",
      "authorId": "9000000000000000001",
      "createdatMs": "1754039520000",
      "visibility": "Public",
      "lifecycleState": "Draft"
    }
  }
]