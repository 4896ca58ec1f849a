// Why: where an address leads into the midst of a page, nothing of it can wait to be laid out, as what is around would move.
document.documentElement.classList.toggle("rm-jump", location.hash.length > 1)
