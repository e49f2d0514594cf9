import type { SampleWords } from './words.ts'

export const english: SampleWords = {
  projectName: 'Work at home and elsewhere (sample)',
  interviewer: 'Interviewer',
  attributes: { site: 'site', interviewed: 'interview date', years: 'years in the job' },
  sites: { harbour: 'Harbour Office', mill: 'Mill Street', hill: 'Hillside' },
  automaticCoder: 'Lexical 1',
  rounds: { training: 'Training', main: 'Main round' },
  run: 'Lexical coder, main round',
  codebook: {
    name: 'Work at home and elsewhere',
    researchQuestion:
      'How do people who work partly from home arrange their work, their places and their relationships?',
    rules: [
      'Code what is said in the turn itself, not what you know from other turns.',
      'A turn may have several codes; give each only if it would stand by itself.',
    ],
    addedRules: [
      'A bare question by the interviewer has no code; greetings and remarks about the recording are not relevant.',
      'Short answers such as “No, not really.” have no code.',
    ],
    codes: {
      place: {
        name: 'Place',
        definition:
          'The place where somebody sits and works, at home or elsewhere: room, desk, corner, window, noise, equipment; and the train or other way there.',
        inclusion: ['How a place to work is furnished, found or lost.', 'The journey to the place of work.'],
        exclusion: ['Freedom to choose the hours: Autonomy.'],
        addedExclusion: ['A thing or a way that only serves to end the working day: Separating.'],
        anchors: [
          'My office is one end of the table in the living room, the end with the socket.',
          'I sit in the bedroom, because the line is too slow in the attic.',
        ],
      },
      boundaries: {
        name: 'Boundaries',
        definition: 'How work and private life relate to one another, where the border runs and how one can tell.',
        inclusion: ['Habits and signs that divide work from the rest of life, or the lack of them.'],
        exclusion: [],
        addedExclusion: ['One of the two directions prevails: give Separating or Blurring.'],
        anchors: ['Between work and home I have a curtain and not a door.'],
      },
      separating: {
        name: 'Separating',
        definition:
          'Somebody ends work on purpose and keeps it apart from private life: closing, logging off, switching off, putting things away, a rule, a walk.',
        inclusion: ['A fixed end of the working day, with a time, a ritual or an object.'],
        exclusion: ['A mere wish to stop, without anything being done.'],
        anchors: [
          'At six the laptop goes into the drawer, behind a lock.',
          'I put on my coat and hang up my badge, and then I am off.',
        ],
      },
      blurring: {
        name: 'Blurring',
        definition:
          'Work creeps into private time or private thoughts, or the other way round, although nobody wanted it: in the evening, at night, in bed.',
        inclusion: ['The working day grows, or it never stops.', 'Thinking of work while doing something else.'],
        exclusion: ['Hours moved on purpose: Autonomy.'],
        anchors: [
          'I answer one more message while the soup boils over.',
          'You never finish talking about it, not even when you lie down.',
        ],
      },
      colleagues: {
        name: 'Colleagues',
        definition:
          'Contact with colleagues and belonging to the team, or the lack of it: chatting, lunch, jokes, help, learning from one another.',
        inclusion: [
          'Seeing, or not seeing, how the others are.',
          'Being overlooked or forgotten because one is not there.',
        ],
        exclusion: ['Control by superiors: Autonomy.'],
        anchors: [
          'Without the chat in the corridor I would not know who is new in the office.',
          'The others rolled their chairs over and made jokes until I laughed.',
        ],
      },
      household: {
        name: 'Household',
        definition:
          'Husband, wife, children and others in the house, and how they arrange living and working under one roof: who has the quiet, who cooks, who does the shopping.',
        inclusion: ['What the family agrees on.', 'Quarrels and fairness between those who live together.'],
        exclusion: [],
        addedExclusion: ['Somebody at home is only mentioned.'],
        anchors: [
          'My partner takes the children until ten, and then we swap.',
          'When the little one is ill, we count whose turn it is.',
        ],
      },
      autonomy: {
        name: 'Autonomy',
        definition:
          'How far somebody decides and chooses when and how to work, and how far a supervisor trusts or controls them.',
        inclusion: ['Choosing hours, days or the order of tasks.', 'Trust, measuring and watching by superiors.'],
        exclusion: ['Furnishing a room: Place.'],
        anchors: [
          'Nobody asks when I begin, as long as the reports are done on time.',
          'I may move my days from week to week, if I say so before.',
        ],
      },
      strain: {
        name: 'Strain',
        definition:
          'Working in this way is a burden on body or mind: tired, sleeping badly, tense, crying, feeling empty.',
        inclusion: ['Signs of the body, such as shoulders, back, teeth or tears.'],
        exclusion: ['Annoyance that passes with its occasion.'],
        anchors: [
          'By Thursday my shoulders hurt and I lie awake.',
          'It wears me down, and I woke up more tired than before.',
        ],
      },
    },
    scale: ['slight', 'marked', 'severe'],
    passages: {
      blurring: 'I catch myself answering a ticket at eleven at night',
      household: 'We have a plan on the fridge that says who has the quiet room',
    },
    reasons: {
      first: 'Drawn up from the interview guide, before anything was coded.',
      second:
        'After the training round: Boundaries held opposite things and now has two codes below it, Strain has a scale, short answers and bare questions are settled by rules, and two passages from the data serve as anchors.',
    },
  },
  remarks: {
    signAtTheDoor: 'The mug is an agreement with the family, but also a border. Discuss.',
    irony: 'He means it as a joke against himself. Read as work following them to the lake.',
    theCar: 'The car is a place, but he went there because of the children. I gave both.',
    noDirection: 'Neither direction prevails: she cannot close herself off, and nothing spills over either.',
    fallApart: 'She says it lightly, but I believe her.',
    emptied: 'It is the emptiness that counts here, not the train.',
    alreadyStrain: 'Is looking at the phone every quarter of an hour already strain? To discuss.',
    unclear: 'I cannot tell which way she leans. Left open.',
    agreedTogether: 'On second reading: the jar is something the two of them agreed on.',
    trainOnly: 'On second reading: the train is mentioned only as the reason for being tired.',
    teamOnly: 'On second reading: the team is merely who decided, contact is not the matter.',
  },
  documents: {
    'anna-1': {
      name: 'Anna, first interview',
      turns: [
        ['Interviewer', 'Thank you for making the time. Did you find the room all right?'],
        ['Anna', 'Yes, no trouble. The lift was out of order again, but that is nothing new here.'],
        ['Interviewer', 'Then let us begin with last week. Where did you work, and when?'],
        [
          'Anna',
          'Monday and Friday at home, the other three days here. At home I sit in what used to be the laundry room. It has a window, a door that closes, and space for exactly one chair, and I would not swap it for the big desk in the office.',
        ],
        ['Interviewer', 'Why is the door so important?'],
        [
          'Anna',
          'Because when it is shut I am at work, and when it is open I am not. My daughter understood that sooner than my husband did. He kept coming in to ask where things were, so we agreed on a sign, a red mug on the floor outside.',
        ],
        ['Interviewer', 'And does the red mug work?'],
        [
          'Anna',
          'Mostly. On Fridays less. On Fridays everybody is tired, I am too, and then I hear them laughing in the kitchen and get nothing done any more.',
        ],
        ['Interviewer', 'Is there anything you miss on your days at home?'],
        [
          'Anna',
          'The chatting by the printer, oddly enough. You learn things there that nobody would ever put in an e-mail. Last month I was the only one who did not know that Petra was leaving.',
        ],
      ],
    },
    'ben-1': {
      name: 'Ben, interview',
      turns: [
        ['Interviewer', 'How long have you been working partly from home now?'],
        [
          'Ben',
          'Four years, give or take. It began as two weeks, and then I never moved the screen back to the office.',
        ],
        ['Interviewer', 'What does an ordinary day at home look like?'],
        [
          'Ben',
          'I start at six, while the house is asleep, because that is when I can think. Around nine I take the dog out, and nobody asks where I have been. As long as the tickets are closed, my team lead does not mind when I close them.',
        ],
        ['Interviewer', 'Are there rules about when you have to be reachable?'],
        ['Ben', 'No, not really.'],
        ['Interviewer', 'Is that good or bad?'],
        [
          'Ben',
          'Both. I like it that I decide. But then I catch myself answering a ticket at eleven at night, in bed, with the lamp off so that my wife does not notice. Nobody asked me to do that. I would be annoyed if somebody did.',
        ],
        ['Interviewer', 'What would help?'],
        ['Ben', 'A boss who goes home at five and says so, perhaps. Or a phone that I may throw into the river.'],
      ],
    },
    'clara-1': {
      name: 'Clara, interview',
      turns: [
        ['Interviewer', 'You said on the phone that your desk moves about. What did you mean?'],
        [
          'Clara',
          'I live in two rooms, so there is no desk, there is a board. In the morning I lay it across the ironing table by the window, and at six it goes behind the wardrobe. If I leave it standing, the flat stays an office all evening.',
        ],
        ['Interviewer', 'So putting the board away ends the day.'],
        [
          'Clara',
          'Yes, it is like closing a shop. I even switch off the little lamp and say goodnight to it. You may laugh.',
        ],
        ['Interviewer', 'I would not dare. Does it always work?'],
        [
          'Clara',
          'When there is a deadline, no. Before the school competition in May the board stood there for nine days, and I ate around it. I dreamt of floor plans and woke up with my teeth clenched. On the last evening I could not read any more, the letters swam.',
        ],
        ['Interviewer', 'What did your colleagues know of that?'],
        [
          'Clara',
          'Not much. On the screen I look fine, everybody looks fine. In the office Hanne would have seen my face at half past nine and put the kettle on.',
        ],
        ['Interviewer', 'Do you ever tell them?'],
        ['Clara', 'No, not really.'],
        ['Interviewer', 'Could you say a little more about that?'],
        [
          'Clara',
          'I do not want to be the one who makes a fuss. They offered me a key to the office for the weekends, and I never fetched it. I suppose I prefer to decide for myself when I fall apart.',
        ],
      ],
    },
    'david-1': {
      name: 'David, interview',
      turns: [
        ['Interviewer', 'Shall I close the window? The street is rather loud.'],
        ['David', 'Leave it, please, I like the trams. I can tell the time by them.'],
        ['Interviewer', 'Who else is at home when you work there?'],
        [
          'David',
          'My partner, Tomas, also at a desk, and the twins from two o’clock. We have a plan on the fridge that says who has the quiet room and who answers the door. We agree on it anew every Sunday evening, sometimes with biscuits, sometimes with tears.',
        ],
        ['Interviewer', 'Could you say a little more about that?'],
        [
          'David',
          'Well, the tears were mine, once. I had lost the quiet room three days running and taught a seminar from the bathroom. Forty people and a towel rail. I slept badly for weeks after that, I kept hearing the echo.',
        ],
        ['Interviewer', 'And today, is it fair?'],
        [
          'David',
          'Fair is a big word. Tomas earns more, so his calls count more. Nobody says it, but you can read it from the plan. I do the shopping, because my hours bend and his do not.',
        ],
        ['Interviewer', 'Does your employer notice any of this?'],
        [
          'David',
          'They see that my reports are on time. For the rest they trust me, and I must say, that trust is worth more to me than the rise I did not get.',
        ],
      ],
    },
    'elif-1': {
      name: 'Elif, interview',
      turns: [
        ['Interviewer', 'You are at home three days and here two. Did you choose that?'],
        [
          'Elif',
          'The team chose. We put it on the wall with coloured notes, and everybody could move theirs once. It was almost a game, and for the first time I felt that somebody had asked me how I want to work.',
        ],
        ['Interviewer', 'How is it measured, what you do at home?'],
        [
          'Elif',
          'There is a light. Green means I am on a call or free, red means I am away. If I am red for more than eight minutes, my supervisor writes, always very friendly, with a smiley. So much for trust.',
        ],
        ['Interviewer', 'What does that do to you?'],
        [
          'Elif',
          'I plan when I go to the toilet. Really. And in the evening my shoulders are up here. It is not terrible, I have had worse jobs, but it wears me down.',
        ],
        ['Interviewer', 'Is it different when you are in the office?'],
        [
          'Elif',
          'The light is the same there, but sometimes we are all red together. When somebody has had a horrible caller, the whole row rolls its chairs over. At home I put down the headset and it is just very quiet.',
        ],
      ],
    },
    'frieda-1': {
      name: 'Frieda, interview',
      turns: [
        ['Interviewer', 'You have been in this job for over thirty years. What has changed most?'],
        [
          'Frieda',
          'The journey. I used to sit in a train for three hours a day, and I thought that was simply my life. Now I go in on Tuesdays, and on Tuesdays I wear the good shoes.',
        ],
        ['Interviewer', 'What do you do with the hours you have won?'],
        [
          'Frieda',
          'To be honest? I work. Not all of them, I have a garden now. But the first hour went to my beans, and the second went back to the catalogue. It creeps, you know. Nobody takes it from you, you give it away yourself.',
        ],
        ['Interviewer', 'Does that bother you?'],
        ['Frieda', 'No, not really.'],
        ['Interviewer', 'Your husband is retired, I believe. How is it to share the house by day?'],
        [
          'Frieda',
          'He cooks, and at twelve sharp he rings a bell, an actual bell. The first year I found it unbearable. Now I am cross if it comes late, because that bell is the only thing that gets me away from the screen.',
        ],
        ['Interviewer', 'And your colleagues, do you see enough of them?'],
        [
          'Frieda',
          'The young ones I know only as small squares. They are very kind squares. But I have trained eleven people in this house, sitting next to them, and I do not know how one does that through a screen. Somebody looks over your shoulder, and you learn. That is how it goes.',
        ],
      ],
    },
    'karim-1': {
      name: 'Karim, first interview',
      turns: [
        ['Interviewer', 'Sorry, one moment, the recorder was not on. Now it is.'],
        ['Karim', 'No problem. Should I start again from the beginning?'],
        ['Interviewer', 'Only with the roster. You plan it at home?'],
        [
          'Karim',
          'Two days a week, yes. On the ward I would be called away every five minutes, and you cannot say no to a person lying in a bed. At home I sit in my car. I mean it, the car is in the garage, it is warm, and it is the only room without children.',
        ],
        ['Interviewer', 'What do the others on the ward think of that?'],
        [
          'Karim',
          'There are jokes. Karim is having a home day, Karim is on the sofa. It is meant kindly, I think. But when I come back I take the worst shift first, so that nobody can say I am one of those people upstairs.',
        ],
        ['Interviewer', 'Is that a burden?'],
        ['Karim', 'A bit. You feel you have to earn the quiet. Not that I lie awake over it.'],
        ['Interviewer', 'And if you could decide freely?'],
        [
          'Karim',
          'I would keep the two days, but choose them from week to week and not have them set by the administration. When the ward is short of people I want to be there, and when it is calm I want to plan. That is not a privilege, that is just sensible.',
        ],
      ],
    },
    'lena-martin-1': {
      name: 'Lena and Martin, interview',
      turns: [
        ['Interviewer', 'How nice to have you both here. Who would like to begin?'],
        ['Lena', 'He will say that he works and I make the noise.'],
        ['Martin', 'I would never say that. I would say that your voice carries.'],
        ['Interviewer', 'Where does each of you sit?'],
        [
          'Martin',
          'I have the bedroom, she has the living room, and the hall is the border. Whoever wants coffee has to cross the border, and then we both stop for ten minutes. Those are the best ten minutes of the day, actually.',
        ],
        [
          'Lena',
          'It is nice, but we never finish with work any more. You lie down, and the last thing you see is the desk, and then one of us says, did you write to the tax office, and off we go again. We used to leave all that on the tram.',
        ],
        ['Interviewer', 'Have you tried to do anything about it?'],
        ['Lena', 'We made a rule. No work words after eight, and whoever breaks it puts a coin in the jar.'],
        ['Martin', 'It paid for a weekend by the lake. Where we then talked about work.'],
        ['Interviewer', 'Do you quarrel over it?'],
        ['Martin', 'Yes, of course.'],
        [
          'Lena',
          'Quarrel, I do not know. When our little one was ill in February we both had deadlines, and neither of us would go first. We counted minutes, like chess players. I cried in the shower, so that it would not cost any time.',
        ],
        [
          'Martin',
          'Then my mother came. Since that week we settle every Thursday who is on call for the family, and the other one may say no to everything. It is not romantic, but it holds.',
        ],
      ],
    },
    'rosa-1': {
      name: 'Rosa, interview',
      turns: [
        ['Interviewer', 'You moved away from the city two years ago. Because of the job?'],
        [
          'Rosa',
          'Because of the rent, but the job made it possible. I have a barn. Well, a third of a barn, with a heater and a very slow line. When I upload a programme I go for a walk, and when I come back it is nearly there.',
        ],
        ['Interviewer', 'What is the best thing about it?'],
        [
          'Rosa',
          'That nobody sees me think. In the newsroom you have to look busy; here I can stare at the field for an hour, and then the piece is there. I arrange the day around the piece and not the other way round.',
        ],
        ['Interviewer', 'And the worst?'],
        [
          'Rosa',
          'That I am forgotten. The good stories are given out in the corridor, between two doors, and by the time they reach the list I am left with the flower show. I have said so, and they said, then come in more often.',
        ],
        ['Interviewer', 'Did you?'],
        [
          'Rosa',
          'For a while. Four hours on the train, and then I sat in a glass box, in the same calls as at home. I came back emptier than after any deadline.',
        ],
        ['Interviewer', 'Would you move back?'],
        ['Rosa', 'No, not really.'],
      ],
    },
    'anna-2': {
      name: 'Anna, second interview',
      turns: [
        ['Interviewer', 'It has been half a year. Is the laundry room still your office?'],
        [
          'Anna',
          'No! The machine broke, the new one is bigger, and I have lost my kingdom. Now I sit in a corner of the living room, behind a bookshelf that my husband calls the embassy.',
        ],
        ['Interviewer', 'And the red mug?'],
        [
          'Anna',
          'It stands on the shelf, but nobody sees it. A shelf is not a door. I hear every word of the homework, they hear every word of my calls, and we are all a little more polite than we want to be.',
        ],
        ['Interviewer', 'Has that changed how you end the working day?'],
        [
          'Anna',
          'Yes, now I walk. At five I put on my coat, go once round the block and come in through the front door as if I had been away. My daughter says, hello, how was work. It is silly, and it helps.',
        ],
        ['Interviewer', 'What has happened in the office in the meantime?'],
        [
          'Anna',
          'Petra’s post has not been filled, so three of us share her files. Everybody is sorry about it, and the pile does not get any smaller. In November I noticed that I was adding up figures in my head while brushing my teeth. I was so tired that I got the sums wrong.',
        ],
        ['Interviewer', 'Did you talk to anybody about it?'],
        [
          'Anna',
          'With the other two, every Wednesday. We have lunch together, and nobody is allowed to bring a laptop. Without that I would have looked for something else, I think.',
        ],
        ['Interviewer', 'Thank you. Is there anything I have not asked?'],
        ['Anna', 'Whether I would go back to five days in the office. And I would not know what to answer.'],
      ],
    },
    'karim-2': {
      name: 'Karim, second interview',
      turns: [
        ['Interviewer', 'Last time you planned the roster in your car.'],
        [
          'Karim',
          'And it became famous. Somebody on the ward painted a parking sign for me, with my name on it. I was touched, to tell the truth.',
        ],
        ['Interviewer', 'Do you still sit there?'],
        ['Karim', 'Yes, of course.'],
        ['Interviewer', 'And the days, can you choose them now?'],
        [
          'Karim',
          'Half. I may move one of the two, if I say so by Thursday and if Sabine agrees. Sabine always agrees. It took four meetings and a form. But I no longer feel that I have to pay for it with the night shift.',
        ],
        ['Interviewer', 'What did the children say?'],
        [
          'Karim',
          'They asked whether they might do their homework in the car as well. Now we take turns, there is a list on the windscreen. My wife says the house has never been so empty.',
        ],
      ],
    },
    'ben-elif-1': {
      name: 'Ben and Elif, conversation',
      turns: [
        ['Interviewer', 'You have both read the summary of the interviews. Did you find yourselves in it?'],
        [
          'Elif',
          'In the red light, yes. I was glad that somebody wrote it down. They have changed it, by the way, now I may be away for fifteen minutes before anybody writes.',
        ],
        ['Ben', 'Fifteen! We have no light at all, and I am no longer sure that this is better.'],
        ['Interviewer', 'How so?'],
        [
          'Ben',
          'With a light there is an end. You go red, the shift is over, and nobody expects anything. With me the day just gets thinner and thinner towards the night, but it never stops.',
        ],
        ['Elif', 'You could simply switch the thing off.'],
        [
          'Ben',
          'I could. I do it for a week, then there is one message that I answer too late, and I am back to looking every quarter of an hour. It is not the firm, it is me.',
        ],
        [
          'Elif',
          'I envy you, and I would not want to be you. At four I log off, the headset hangs on its hook, and my son has me all to himself. But I could never take a dog out at nine.',
        ],
        ['Interviewer', 'Is there something you would take over from one another?'],
        ['Ben', 'The hook. I will hang my phone on a hook in the hall, at seven, and there it stays.'],
        [
          'Elif',
          'And I would take the six o’clock in the morning. To work when my head is clear, and not when the queue is full. They will never allow it, but one may dream.',
        ],
        ['Interviewer', 'Shall we leave it there? There is still coffee.'],
        ['Ben', 'Yes, please. I have been smelling it for an hour.'],
      ],
    },
  },
}
