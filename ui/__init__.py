"""What knows Streamlit beside the pages: the door, the language, the shelf, and the parts pages are made of."""
