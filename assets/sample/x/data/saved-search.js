window.YTD.saved_search.part0 = [
  {
    "savedSearch": {
      "savedSearchId": "8801",
      "query": "lindau depot"
    }
  }
]