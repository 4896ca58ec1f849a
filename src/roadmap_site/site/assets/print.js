// Why: a document to print is printed at a press; without scripts the button is not there.

{
  for (const button of document.querySelectorAll(".rm-print")) {
    button.addEventListener("click", () => print())
  }
}
