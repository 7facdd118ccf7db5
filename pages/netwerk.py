"""Network: whom to ask, with whom, the sessions and the words; then the assignment, the law, the jobs and what came before."""

from ui import network, network_jobs, network_learned, network_people

found = network.programme()
network.headline(found)
network.contents()
network_people.roles(found)
network.partners(found)
network.sessions(found)
network.challenges(found)
network.unknown(found)
network_people.glossary(found)
network.assignment(found)
network.law_and_aims(found)
network.phases(found)
network_learned.learned(found)
network_learned.timeline(found)
network.remarks(found)
network_jobs.jobs()
