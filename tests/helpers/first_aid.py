"""A curriculum on first aid, whose topic of resuscitation says all that a topic can say."""

from __future__ import annotations

from tests.helpers import worlds

_WORLD = """\
# curriculum.yml
title: First aid
roadmaps: [first-aid, lifeguard]
levels: {beginner: Beginner, trained: Trained}
costs: {free: Free, paid: Paid}
kinds:
  book: {title: Book, plural: Books, icon: 📘}
  film: {title: Film, plural: Films}
areas: {heart: Heart}
rules: {unused-topic: "off", unused-project: "off"}
# topics/heart.yml
safety: Safety of the scene
breathing: {title: Breathing, summary: In and out., needs: [safety], duration: 1 hour}
cpr:
  title: Resuscitation
  aliases: [CPR]
  keywords: [heart massage]
  summary: Pressing the chest of someone whose heart does not beat.
  duration: 1.5-2 hours
  level: trained
  needs:
    - topic: breathing
      note: "only its first step: is the person breathing?"
  parts: [compressions, rescue-breaths]
  choose: 1
  outcomes:
    - Give CPR to an adult and to an infant.
  questions:
    - question: How does an arrest differ from an attack?
      answer: In an arrest the heart no longer pumps, see [[breathing]].
      url: https://www.example.org/arrest
    - How fast do you press?
    - question: How deep do you press?
      url: https://www.example.org/deep
  practice:
    - Press a doll's chest for two minutes.
  related:
    - topic: defibrillation
      note: what comes after it
    - lifeguard
  based-on:
    - title: The guidelines of a council
      authors: [A. Council, B. Board]
      license: CC BY 4.0
      url: https://www.example.org/guidelines
    - A manual of 1960
compressions: {title: Compressions, summary: Hard and fast.}
rescue-breaths: Rescue breaths
defibrillation: {title: Defibrillation, status: planned, needs: [cpr]}
# resources/book.yml
handbook:
  title: The handbook
  authors: [D. Rescuer]
  url: https://www.example.org/handbook
  summary: All of first aid.
  cost: paid
  duration: 20 hours
  topics:
    - topic: cpr
      at: Appendix B
    - topic: cpr
      at: Chapter 4, pages 40-52
      url: https://www.example.org/handbook/4
      duration: 45 minutes
      recommended: true
      note: The drawings show the hands.
old-manual: {title: The old manual, status: historical, url: "https://www.example.org/old", cost: free, topics: [cpr]}
# resources/film.yml
gone:
  title: The lost film
  status: unavailable
  cost: free
  url: https://www.example.org/gone
  topics:
    - topic: cpr
      at: Minute 3
      url: https://www.example.org/gone?t=3
lesson:
  title: A lesson in the park
  url: https://www.example.org/lesson
  cost: free
  duration: 2 hours
  topics:
    - topic: cpr
      url: https://www.example.org/lesson?t=90
      duration: 5 minutes
# projects/heart.yml
street-scene: {title: A casualty in the street, topics: [cpr]}
# roadmaps/first-aid/roadmap.yml
title: First aid
# roadmaps/first-aid/01-heart.yml
title: The heart
topics: [breathing, cpr]
# roadmaps/lifeguard/roadmap.yml
title: Lifeguard
summary: For those at the pool.
# roadmaps/lifeguard/01-all.yml
title: All
topics: [cpr]
"""
FILES: dict[str, str | None] = dict.fromkeys(worlds.BASE) | worlds.snippet(_WORLD)
"""Its files; those of the base curriculum are left out."""
