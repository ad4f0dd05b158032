"""What initiatives are judged by: criteria with worded anchors and weights."""
