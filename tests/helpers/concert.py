"""A small curriculum of music whose catalogues use every word that there is."""

CONCERT = {
    "curriculum.yml": """\
        title: Music
        roadmaps: [first, second]
        levels:
          beginner: Beginner
          master: Master
        costs:
          free: Free
          paid: Paid
        kinds:
          book: Book
          course: Course
        areas:
          basics: Basics
        """,
    "topics/basics.yml": """\
        rhythm: Rhythm
        scales:
          title: Scales
          keywords: [solfege]
          needs: [rhythm]
          questions:
            - question: How many tones has *one* octave?
              answer: Seven, or twelve.
            - What is a fifth?
          outcomes: [Sing a scale.]
          duration: 2 hours
          level: beginner
          parts: [fifths]
          related:
            - topic: rhythm
              note: it goes along
          based-on:
            - title: The old grammar
              authors: [G. d'Arezzo]
              url: https://www.example.org/grammar
              license: CC0
        fifths: Fifths
        """,
    "resources/book.yml": """\
        theory:
          title: A book of theory
          authors: [H. Tone]
          year: 1999
          edition: 2nd
          publisher: The Press
          languages: [fr, en-GB, qqq]
          url: https://www.example.org/theory
          links:
            - url: https://www.example.org/answers
              title: Answers
            - https://www.example.org/errata
          duration: 30 hours
          level: beginner
          cost: paid
          keywords: [solmisation]
          needs:
            - topic: rhythm
              note: its notation
            - fifths
          topics:
            - topic: scales
              at: Chapter 2
              url: https://www.example.org/theory/2
              duration: 90 minutes
              recommended: true
            - topic: scales
              at: Chapter 9
              note: With *minor* ones.
            - fifths
        lost:
          title: A lost book
          url: https://www.example.org/lost
          links: [https://www.example.org/lost/more]
          cost: free
          status: unavailable
          topics:
            - topic: rhythm
              at: Page 1
              url: https://www.example.org/lost/1
        """,
    "resources/course.yml": """\
        clapping:
          title: Clapping
          cost: free
          status: outdated
          needs: [rhythm]
          topics: [rhythm]
        """,
    "projects/basics.yml": """\
        concert:
          title: A concert
          level: master
          duration: 2-3 weeks
          status: planned
          needs:
            - topic: scales
              note: all of them
          topics: [rhythm]
          materials: [theory]
          keywords: [gig]
          based-on:
            - title: Concerts at home
              authors: [A. Host]
              license: CC BY 4.0
        """,
    "roadmaps/second/roadmap.yml": """\
        title: Second
        status: planned
        needs: [first, rhythm]
        based-on: [Songs]
        milestones:
          song:
            title: A song
            topics: [scales]
          choir:
            title: A choir
            topics: [scales]
        """,
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics: [rhythm, scales, fifths]
        resources: [theory, lost, clapping]
        projects: [concert]
        """,
}
"""File → its text."""
