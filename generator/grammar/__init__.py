"""Doc -> Findings: what each sentence of an article states on the three desks.

A passage is a sentence with the names, days, amounts and speakers that stand in it; each desk reads passages. The rooms, in the order in which
they are called; what a desk's words mean stands in lexicon/*.yaml, and which sentences a rule reads in its docstring and in tests/specimens/.

    findings            all of it: passages, the three desks, positions, the sentences that tell the story
    passages            Passage (a sentence) and Story (what the sentences of an article share)

    For all             words            the lists of the lexicon as sets; who is at war with whom
                        function_words   helping verbs, pronouns and other closed classes
                        relations        what hangs on a word in the parse
                        tense            past, going on, ahead
                        opinions         what is only thought of an act
                        phrases texts    phrases as records write them; the text behind tokens

    Names               names            people, bodies, countries, places, weapons
                        seats            "Kyiv says" and "in Kyiv"
                        settlements      villages and districts that no table has   place_regions    in which region one lies, by the words behind it
                        titled           people told by their office alone   transliteration    names in the letters of the text
                        persons          "he", "the president"; how a speaker is written
                        introduced       "the governor", where the article has named him
                        authors          whose statement a whole article is
                        offices          for which state or body a person stands

    Speakers            speakers         who says what; asks, in turn:
                        speaker_closing  "…, the governor said"
                        speaker_again    "it added", "the official"
                        speaker_words    what a verb of saying governs
                        speaker_documents speaker_sources    "a statement by X", "according to X", "citing X"
                        speaker_headlines speaker_quotations "Missiles hit a village – governor", “…”
                        attribution      one speaker for one stretch

    Days                days             the days of a sentence, resolved
                        day_words        their wordings   day_direction   behind or ahead
                        day_senses       what a wording means   day_reckoning   the calendar

    Amounts             amounts          quantities with bounds, currencies and what they count
                        amount_words amount_money    numbers in words and digits; currencies
                        amount_counted amount_excluded    what a number counts; numbers that count nothing

    The talks           talks            the desk
                        talk_triggers talk_calls    which words tell of a meeting, of a call   talk_namesakes   which only seem to
                        talk_visits talk_trips talk_exchanges   those told by going, by a visit, by prisoners
                        talk_status      proposed, scheduled, held, …   talk_opinions   what is only thought of a meeting
                        talk_refusals    rejected; trips that are called off
                        talk_scope talk_days talk_places    where its roles are sought; when; where
                        talk_sides       who meets   talk_lists talk_recalled talk_chairs talk_mediators   by lists, "they", chairs, mediators
                        talk_present talk_delegates     who was there, told beside; heads of delegations   talk_speaker   who speaks
                        talk_signings    those told by what was signed there
                        talk_forums      gatherings with a name of their own
                        talk_each        its number, told of before, one with each guest
                        talk_kinds       negotiation, meeting, call, conference; the rule's name
                        talk_clause talk_matter talk_aims talk_told talk_results talk_points talk_tails talk_coming    agenda and outcome; what one side brings up; as phrases; by their commas; of what is still to come
                        talk_deals       deals told as done
                        talk_course talk_subjects talk_retold    how the text goes on about a meeting, and by whose deeds; headlines that tell of it again

    The attacks         attacks          the desk
                        attack_parts attack_cuts attack_reality attack_totals    what tells of a strike; where the other side's begin; as done; of a long time
                        attack_sides     whose strike
                        attack_places attack_place_names    where; how records write it
                        attack_means attack_days    with what; on which day
                        attack_barrages attack_portions    launched and intercepted; by place
                        attack_tolls attack_harmed    killed and injured; by the parse
                        attack_damage attack_things    what was hit; how it is written
                        attack_digests   lists of the news, in which each item is a strike of its own
                        attack_after     sentences that go on about it   attack_denials    who denies it
                        attack_voices    who tells of it   attack_retold    headings and sentences that speak of it again

    The aid             aid              the desk
                        aid_things aid_counts aid_items aid_lists aid_objects    what counts as aid; numbers and sums; items; lists; what a verb gives
                        aid_roles aid_subjects aid_issuers aid_organs aid_receivers aid_moving    donors and recipient; who acts; whose "we" and whose government it is; who receives; what moves by itself
                        aid_status aid_above    requested, considered, pledged, delivered, …; the verbs above an act   aid_plans   what becomes of a plan to give
                        aid_passing aid_general aid_totals    named only in passing; arms in general that are news; totals of a long time
                        aid_sums aid_training aid_shares aid_more aid_nouns aid_thanks aid_handed    sums; training; several givers; "68 will follow"; acts by nouns; thanks; "given by X"
                        aid_retold    headings and sentences that speak of a gift again
                        aid_packages aid_contents aid_worth aid_named aid_bare     what packages hold, what they are worth, those only named, those told without a verb   aid_dollars   whose dollars

    positions           who demands, rejects, offers or accepts what
    salience            the sentences that tell the story
                        salience_alone   which sentences stand alone
"""
