/** The emoji names of Slack that people use most; another name stays as it was written. */
const EMOJI = Object.fromEntries(
  `+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 tada 🎉 wave 👋 clap 👏 raised_hands 🙌 pray 🙏 muscle 💪 point_right 👉 point_up ☝️
  smile 😄 smiley 😃 grin 😁 slightly_smiling_face 🙂 wink 😉 blush 😊 joy 😂 thinking_face 🤔 thinking 🤔 sunglasses 😎 hugging_face 🤗
  heart ❤️ yellow_heart 💛 green_heart 💚 blue_heart 💙 sparkles ✨ star ⭐ star2 🌟 fire 🔥 rocket 🚀 bulb 💡 zap ⚡ seedling 🌱 herb 🌿
  evergreen_tree 🌲 sunny ☀️ sunrise 🌅 rainbow 🌈 coffee ☕ tea 🍵 bread 🍞 cake 🍰 gift 🎁 trophy 🏆 medal 🏅 sports_medal 🏅 first_place_medal 🥇
  second_place_medal 🥈 third_place_medal 🥉 dart 🎯 books 📚 book 📖 memo 📝 pencil2 ✏️ pushpin 📌 calendar 📅 date 📅 spiral_calendar_pad 🗓️ alarm_clock ⏰
  hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ bell 🔔 no_bell 🔕 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ warning ⚠️
  question ❓ grey_question ❔ exclamation ❗ information_source ℹ️ mag 🔍 lock 🔒 unlock 🔓 key 🔑 link 🔗 bar_chart 📊 chart_with_upwards_trend 📈
  speech_balloon 💬 mega 📣 loudspeaker 📢 busts_in_silhouette 👥 handshake 🤝 people_holding_hands 🧑‍🤝‍🧑 robot_face 🤖 dog 🐶 cat 🐱 snowflake ❄️
  jigsaw 🧩 puzzle_piece 🧩 compass 🧭 map 🗺️ house 🏠 gear ⚙️ inbox_tray 📥 outbox_tray 📤 arrow_right ➡️ arrow_up ⬆️ arrow_down ⬇️
  repeat 🔁 brain 🧠 mortar_board 🎓 crossed_fingers 🤞 ok_hand 👌 eyes 👀 100 💯 fire_extinguisher 🧯 locomotive 🚂 steam_locomotive 🚂 train 🚆`
    .trim().split(/\s+/).reduce((pairs, word, at, words) => (at % 2 ? pairs : [...pairs, [word, words[at + 1]]]), []),
);

export function emoji(name) {
  return EMOJI[name] ?? `:${name}:`;
}
