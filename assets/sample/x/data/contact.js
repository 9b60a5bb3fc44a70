window.YTD.contact.part0 = [
  {
    "contact": {
      "id": "0",
      "emails": [
        "neighbour0@example.org"
      ],
      "phoneNumbers": []
    }
  },
  {
    "contact": {
      "id": "1",
      "emails": [
        "neighbour1@example.org"
      ],
      "phoneNumbers": []
    }
  },
  {
    "contact": {
      "id": "2",
      "emails": [
        "neighbour2@example.org"
      ],
      "phoneNumbers": []
    }
  },
  {
    "contact": {
      "id": "3",
      "emails": [
        "neighbour3@example.org"
      ],
      "phoneNumbers": []
    }
  },
  {
    "contact": {
      "id": "4",
      "emails": [
        "neighbour4@example.org"
      ],
      "phoneNumbers": []
    }
  },
  {
    "contact": {
      "id": "5",
      "emails": [
        "neighbour5@example.org"
      ],
      "phoneNumbers": []
    }
  }
]