"""Every module of every feature, in the order in which the features stand and react."""

from types import ModuleType

import mud.game.ability.checks
import mud.game.ability.commands
import mud.game.ability.feeds
import mud.game.ability.model
import mud.game.ability.script
import mud.game.ability.specs
import mud.game.ability.system
import mud.game.ability.views
import mud.game.account.events
import mud.game.account.model
import mud.game.account.system
import mud.game.area.specs
import mud.game.being.commands
import mud.game.being.feeds
import mud.game.being.model
import mud.game.being.script
import mud.game.being.script.actions
import mud.game.being.script.conditions
import mud.game.being.script.harm
import mud.game.being.specs
import mud.game.being.system
import mud.game.being.views
import mud.game.being.views.lines
import mud.game.being.views.moving
import mud.game.being.views.postures
import mud.game.being.views.rooms
import mud.game.being.views.stories
import mud.game.calling.commands
import mud.game.calling.feeds
import mud.game.calling.model
import mud.game.calling.script
import mud.game.calling.specs
import mud.game.calling.system
import mud.game.calling.views
import mud.game.combat.commands
import mud.game.combat.feeds
import mud.game.combat.model
import mud.game.combat.script
import mud.game.combat.specs
import mud.game.combat.system
import mud.game.combat.system.edges
import mud.game.combat.system.hands
import mud.game.combat.system.missiles
import mud.game.combat.system.skills
import mud.game.combat.views
import mud.game.combat.views.blows
import mud.game.death.checks
import mud.game.death.commands
import mud.game.death.model
import mud.game.death.script
import mud.game.death.specs
import mud.game.death.system
import mud.game.death.views
import mud.game.effect.commands
import mud.game.effect.feeds
import mud.game.effect.model
import mud.game.effect.script
import mud.game.effect.script.conditions
import mud.game.effect.specs
import mud.game.effect.system
import mud.game.effect.views
import mud.game.gear.commands
import mud.game.gear.feeds
import mud.game.gear.model
import mud.game.gear.script
import mud.game.gear.specs
import mud.game.gear.system
import mud.game.gear.views.screens
import mud.game.gear.views.tellings
import mud.game.light.commands
import mud.game.light.model
import mud.game.light.script
import mud.game.light.system
import mud.game.light.views
import mud.game.map.commands
import mud.game.map.events
import mud.game.map.views
import mud.game.mind.behaviors
import mud.game.mind.checks
import mud.game.mind.commands
import mud.game.mind.script
import mud.game.mind.system
import mud.game.mind.views
import mud.game.moderation.commands
import mud.game.moderation.events
import mud.game.moderation.model
import mud.game.moderation.system
import mud.game.moderation.views
import mud.game.npc.checks
import mud.game.npc.feeds
import mud.game.npc.model
import mud.game.npc.script
import mud.game.npc.specs
import mud.game.npc.system
import mud.game.npc.views
import mud.game.passage.checks
import mud.game.passage.commands
import mud.game.passage.model
import mud.game.passage.script
import mud.game.passage.system
import mud.game.passage.views
import mud.game.place.checks
import mud.game.place.model
import mud.game.place.script
import mud.game.place.specs
import mud.game.place.system
import mud.game.place.views
import mud.game.sense.commands
import mud.game.sense.feeds
import mud.game.sense.system
import mud.game.sense.views
import mud.game.signin.events
import mud.game.signin.model
import mud.game.signin.system
import mud.game.sky.checks
import mud.game.sky.commands
import mud.game.sky.model
import mud.game.sky.script
import mud.game.sky.specs
import mud.game.sky.system
import mud.game.sky.views
import mud.game.supply.commands
import mud.game.supply.model
import mud.game.supply.script
import mud.game.supply.specs
import mud.game.supply.system
import mud.game.supply.views
import mud.game.talk.commands
import mud.game.talk.feeds
import mud.game.talk.model
import mud.game.talk.script
import mud.game.talk.specs
import mud.game.talk.system
import mud.game.talk.views
import mud.game.thing.checks
import mud.game.thing.commands
import mud.game.thing.feeds
import mud.game.thing.model
import mud.game.thing.script
import mud.game.thing.script.actions
import mud.game.thing.script.conditions
import mud.game.thing.specs
import mud.game.thing.system
import mud.game.thing.views
import mud.game.trade.model
import mud.game.trade.script
import mud.game.trade.system
import mud.game.travel.commands
import mud.game.travel.model
import mud.game.travel.system
import mud.game.travel.views
import mud.game.trigger.checks
import mud.game.trigger.commands
import mud.game.trigger.model
import mud.game.trigger.script
import mud.game.trigger.specs
import mud.game.trigger.system
import mud.game.trigger.views
import mud.game.wizard.commands
import mud.game.wizard.commands.changing
import mud.game.wizard.commands.looking
import mud.game.wizard.commands.making
import mud.game.wizard.commands.moving
import mud.game.wizard.commands.restraining
import mud.game.wizard.model
import mud.game.wizard.system
import mud.game.wizard.views
import mud.game.wizard.views.deeds
import mud.game.wizard.views.findings
import mud.ops.certificate
import mud.ops.commands
import mud.ops.content.commands
import mud.ops.content.events
import mud.ops.content.views
import mud.ops.drafts.commands
import mud.ops.drafts.events
import mud.ops.drafts.views
import mud.ops.editing
import mud.ops.events
import mud.ops.maps
import mud.ops.report
import mud.ops.retention
import mud.ops.safety
import mud.ops.server.commands
import mud.ops.server.views
import mud.ops.system
import mud.ops.users
import mud.ops.views
import mud.play.checks
import mud.play.help
import mud.play.scripts.core
import mud.play.themes
import mud.play.topics
import mud.session.commands
import mud.session.settings
import mud.session.staff.commands
import mud.session.staff.views

MODULES: tuple[ModuleType, ...] = (
    mud.game.account.model,
    mud.game.account.events,
    mud.game.account.system,
    mud.game.signin.model,
    mud.game.signin.events,
    mud.game.signin.system,
    mud.game.area.specs,
    mud.game.sky.specs,
    mud.game.sky.model,
    mud.game.sky.system,
    mud.game.sky.checks,
    mud.game.sky.commands,
    mud.game.sky.views,
    mud.game.sky.script,
    mud.game.place.specs,
    mud.game.place.checks,
    mud.game.place.model,
    mud.game.place.system,
    mud.game.place.views,
    mud.game.place.script,
    mud.game.being.specs,
    mud.game.being.model,
    mud.game.being.system,
    mud.game.being.commands,
    mud.game.being.views,
    mud.game.being.views.lines,
    mud.game.being.views.moving,
    mud.game.being.views.postures,
    mud.game.being.views.rooms,
    mud.game.being.views.stories,
    mud.game.being.feeds,
    mud.game.being.script,
    mud.game.being.script.conditions,
    mud.game.being.script.actions,
    mud.game.being.script.harm,
    mud.game.calling.specs,
    mud.game.calling.model,
    mud.game.calling.system,
    mud.game.calling.commands,
    mud.game.calling.views,
    mud.game.calling.feeds,
    mud.game.calling.script,
    mud.game.map.events,
    mud.game.map.commands,
    mud.game.map.views,
    mud.game.thing.specs,
    mud.game.thing.model,
    mud.game.thing.system,
    mud.game.thing.commands,
    mud.game.thing.views,
    mud.game.thing.checks,
    mud.game.thing.feeds,
    mud.game.thing.script,
    mud.game.thing.script.conditions,
    mud.game.thing.script.actions,
    mud.game.gear.specs,
    mud.game.gear.model,
    mud.game.gear.system,
    mud.game.gear.commands,
    mud.game.gear.views.screens,
    mud.game.gear.views.tellings,
    mud.game.gear.feeds,
    mud.game.gear.script,
    mud.game.passage.model,
    mud.game.passage.system,
    mud.game.passage.commands,
    mud.game.passage.views,
    mud.game.passage.checks,
    mud.game.passage.script,
    mud.game.sense.system,
    mud.game.sense.commands,
    mud.game.sense.feeds,
    mud.game.sense.views,
    mud.game.effect.specs,
    mud.game.effect.model,
    mud.game.effect.system,
    mud.game.effect.commands,
    mud.game.effect.views,
    mud.game.effect.feeds,
    mud.game.effect.script,
    mud.game.effect.script.conditions,
    mud.game.light.model,
    mud.game.light.system,
    mud.game.light.commands,
    mud.game.light.views,
    mud.game.light.script,
    mud.game.ability.specs,
    mud.game.ability.checks,
    mud.game.ability.model,
    mud.game.ability.system,
    mud.game.ability.commands,
    mud.game.ability.views,
    mud.game.ability.feeds,
    mud.game.ability.script,
    mud.game.supply.specs,
    mud.game.supply.model,
    mud.game.supply.system,
    mud.game.supply.commands,
    mud.game.supply.views,
    mud.game.supply.script,
    mud.game.talk.specs,
    mud.game.talk.model,
    mud.game.talk.system,
    mud.game.talk.commands,
    mud.game.talk.views,
    mud.game.talk.feeds,
    mud.game.talk.script,
    mud.game.trade.model,
    mud.game.trade.system,
    mud.game.travel.model,
    mud.game.travel.system,
    mud.game.travel.commands,
    mud.game.travel.views,
    mud.game.trade.script,
    mud.game.combat.specs,
    mud.game.combat.model,
    mud.game.combat.script,
    mud.game.combat.system,
    mud.game.combat.system.hands,
    mud.game.combat.system.missiles,
    mud.game.combat.system.skills,
    mud.game.combat.system.edges,
    mud.game.combat.commands,
    mud.game.combat.views,
    mud.game.combat.views.blows,
    mud.game.combat.feeds,
    mud.game.death.specs,
    mud.game.death.model,
    mud.game.death.system,
    mud.game.death.commands,
    mud.game.death.views,
    mud.game.death.script,
    mud.game.death.checks,
    mud.game.npc.specs,
    mud.game.npc.model,
    mud.game.npc.system,
    mud.game.npc.views,
    mud.game.npc.feeds,
    mud.game.npc.script,
    mud.game.npc.checks,
    mud.game.mind.behaviors,
    mud.game.mind.script,
    mud.game.mind.checks,
    mud.game.mind.system,
    mud.game.mind.commands,
    mud.game.mind.views,
    mud.game.trigger.specs,
    mud.game.trigger.model,
    mud.game.trigger.system,
    mud.game.trigger.commands,
    mud.game.trigger.views,
    mud.game.trigger.script,
    mud.game.trigger.checks,
    mud.game.wizard.model,
    mud.game.wizard.system,
    mud.game.wizard.commands,
    mud.game.wizard.commands.moving,
    mud.game.wizard.commands.making,
    mud.game.wizard.commands.changing,
    mud.game.wizard.commands.restraining,
    mud.game.wizard.commands.looking,
    mud.game.wizard.views,
    mud.game.wizard.views.deeds,
    mud.game.wizard.views.findings,
    mud.game.moderation.model,
    mud.game.moderation.events,
    mud.game.moderation.system,
    mud.game.moderation.commands,
    mud.game.moderation.views,
    mud.play.topics,
    mud.play.checks,
    mud.play.themes,
    mud.play.help,
    mud.play.scripts.core,
    mud.session.commands,
    mud.session.settings,
    mud.session.staff.commands,
    mud.session.staff.views,
    mud.ops.events,
    mud.ops.commands,
    mud.ops.views,
    mud.ops.users,
    mud.ops.retention,
    mud.ops.safety,
    mud.ops.report,
    mud.ops.system,
    mud.ops.server.commands,
    mud.ops.server.views,
    mud.ops.maps,
    mud.ops.certificate,
    mud.ops.content.events,
    mud.ops.content.commands,
    mud.ops.content.views,
    mud.ops.drafts.events,
    mud.ops.drafts.commands,
    mud.ops.drafts.views,
    mud.ops.editing,
)
