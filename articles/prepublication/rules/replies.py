"""Were those whom the story criticises asked, and given the time to answer?"""

from collections.abc import Iterator

from articles.models import Reply
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from inspections.moments import on_our_clock

from .criticised_bodies import criticised_bodies


def the_criticised_are_asked(proof: Proof) -> Iterator[Problem]:
    replies, bodies = list(proof.story.reply_log.all()), criticised_bodies(proof)
    asked, named = {reply.body_id for reply in replies}, {body.pk for body in bodies}
    for body, why in bodies.items():
        if body.pk not in asked:
            text = f"{body.name} is criticised ({why}) and was not asked: ask it, and note it under Right of reply."
            yield Problem("no-reply-asked", text, "replies")
    for reply in replies:
        if text := _still_open(reply, proof.moment):
            yield Problem("reply-still-open", text, "replies", blocks_publication=reply.body_id in named)


def _still_open(reply: Reply, moment) -> str:
    match reply.state(moment):
        case "waiting":
            until = on_our_clock(reply.answer_until)
            return f"{reply.who} may answer until {until}, after the story goes out: wait for it, or note its answer."
        case "asked":
            return f"{reply.who} was asked and given no time to answer: note until when it may, or its answer."
    return ""


RULES = [the_criticised_are_asked]
