window.YTD.article.part0 = [
  {
    "article": {
      "id": "31",
      "title": "A depot is a small town",
      "content": {
        "blocks": [
          {
            "text": "It has a mayor who is a cat, a market at six in the morning and a river of tape."
          },
          {
            "text": "What it does not have is a second door, and that explains everything."
          }
        ]
      }
    }
  },
  {
    "article": {
      "id": "32",
      "title": "Notes for later",
      "content": {
        "blocks": [
          {
            "text": "Why do the good addresses have no numbers?"
          }
        ]
      }
    }
  }
]