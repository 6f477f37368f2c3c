"""The sentences of the made-up journal; `{name}` is filled from the list of that name."""

LISTS: dict[str, tuple[str, ...]] = {
    "someone": (
        *("my sponsor", "Gran", "a neighbour", "the coach", "my brother", "the baker", "a friend"),
        *("the doctor", "someone at work", "my daughter", "the man with the dog", "our group"),
        *("my aunt", "the librarian", "the driver", "an old friend", "the woman upstairs"),
    ),
    "spot": (
        *("the harbour", "the back room", "the night bus", "the allotment", "the waiting room"),
        *("the stairs", "the corner shop", "the church hall", "the bridge", "my desk", "the pool"),
    ),
    "mood": (
        *("heavy", "quiet", "hopeful", "jumpy", "warm", "cross", "tender", "flat", "brave"),
        *("worn out", "light", "lonely", "thankful", "unsure", "settled"),
    ),
    "value": (
        *("honesty", "patience", "family", "courage", "rest", "fairness", "kindness", "health"),
        *("freedom", "learning", "humour", "loyalty", "faith", "beauty"),
    ),
    "strength": (
        *("staying with it", "asking for help", "noticing early", "saying no", "listening"),
        *("making plans", "letting go", "turning up", "laughing at myself", "keeping a promise"),
    ),
    "deed": (
        *("walked past the shop", "rang before it got bad", "slept seven hours", "paid the rent"),
        *("cooked soup", "said no and left it there", "sent the form", "swam ten lengths"),
        *("sat out the wave", "said sorry first", "went to bed on time", "opened the letters"),
    ),
    "choice": (
        *("move nearer to the group", "swap the late shift", "tell them at work", "go home at ten"),
        *("block the old number", "start the evening class", "sell the car", "write the letter"),
        *("see my father on Sunday", "keep the appointment", "take the smaller flat"),
    ),
    "count": tuple(str(number) for number in range(2, 60)),
    "clock": tuple(f"{hour}:{minute:02}" for hour in range(24) for minute in (5, 20, 35, 50)),
}

SENTENCES = (
    "I came to {spot} feeling {mood} and I said so before anybody asked.",
    "The wave rose at {clock} and I counted the tiles until it was smaller.",
    "For {count} minutes I listened to {someone} and did not plan my answer.",
    "What weighed most was {value}, more than the wish to have the last word.",
    "It was {strength} that got me through, the slow kind, with my hands in my pockets.",
    "A year ago nobody could have told me that I {deed}, and here it is in ink.",
    "There were two ways, to {choice} or to leave it to chance, and I wrote both down.",
    "{someone} told me that {strength} suits me now, and I let the words stand.",
    "I am {mood} today, though it is a different {mood} from the one in the spring.",
    "The rain kept on, so I put the shelves in order and found {count} old tickets.",
    "On the way back from {spot} I noticed that my shoulders had come down.",
    "I would like to keep this: {value} is in what I do with the next hour.",
    "We sat at {spot} and talked about the old days, and the tea went cold.",
    "The list for and against is mostly about what {someone} would think of it.",
    "In {count} days I want to read this again and see what came of it.",
    "It is a small thing, and still I {deed}, and the evening was mine.",
    "First the jaw, then the breath, then the thought: my body knows the order.",
    "I choose {value} again, and it costs me something, and that is how I know.",
    "After supper the house was still and I left the quiet as it was.",
    "Next time I leave {spot} a little sooner and ring {someone} from the road.",
)
"""With these a body has some 60 words; one in 15 entries or so names a sponsor."""

TITLES: dict[str, tuple[str, ...]] = {
    "win": (
        "I {deed}, at {clock} and on my own",
        "{deed} and told {someone}",
        "Today I {deed} after {count} tries",
    ),
    "note": (
        "What {value} meant at {spot}",
        "{strength} when it was hard, at {clock}",
        "Whether to {choice}, day {count}",
        "{someone} said {strength} is mine",
        "{value} before comfort, with {someone}",
    ),
}

TAGS = (
    *("evening", "family", "wave", "work", "sleep", "group", "health", "anger", "money"),
    *("friends", "body", "faith", "letters", "coach", "morning", "walk", "calm", "writing"),
)

BEYOND_ENGLISH = (
    "Le café était fermé, alors je suis rentré à pied par la plage.",
    "Mañana llamo a mi hermana; hoy me alcanza con respirar.",
    "今日はゆっくり歩いて、よく眠れた。",
    "Später war's leichter, größer als gedacht, und früher zu Hause.",
    "Сегодня я попросил о помощи, и мне ответили.",
    "First 🙂, then 😢, then 👩‍👩‍👧 around one table.",
    "היום אמרתי לא, וזה הספיק.",
    "A nai\u0308ve hope and a re\u0301sume\u0301 in the post, 3 € a day put by.",
    "오늘은 친구와 오래 이야기했다.",
)
