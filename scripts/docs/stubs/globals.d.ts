/** What the agent's `<script>` leaves in the page. */
declare const Selfsame: typeof import('@selfsame/core')
